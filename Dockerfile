# claimdiff as a command: docker run --rm -v "$PWD:/news:ro" claimdiff compare a.txt b.txt
FROM python:3.12-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE constraints.txt ./
COPY src src
COPY docs docs
COPY prompts prompts
RUN python -m venv /opt/claimdiff \
    && /opt/claimdiff/bin/pip install --no-cache-dir --constraint constraints.txt '.[files]'

FROM python:3.12-slim
COPY --from=build /opt/claimdiff /opt/claimdiff
RUN useradd --create-home --uid 1000 reader
USER 1000
WORKDIR /news
ENTRYPOINT ["/opt/claimdiff/bin/claimdiff"]
CMD ["--help"]
