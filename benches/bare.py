"""The bare client to compare with: `AsyncOpenAI`, so many requests in flight, nothing else."""

import asyncio
import sys

from openai import AsyncOpenAI
from tests.batch.stories import article


async def main(url: str, requests: int, flying: int) -> None:
    """Send the requests; the answers are read by the SDK and thrown away."""
    client = AsyncOpenAI(base_url=url, api_key="none", max_retries=0)
    numbers = iter(range(requests))

    async def worker() -> None:
        for number in numbers:
            text = "\n".join(f"{n} {line}" for n, line in enumerate(_lines(number), start=1))
            content = f"<article-0>\n{text}\n</article-0>"
            await client.chat.completions.create(
                model="bench", messages=[{"role": "user", "content": content}]
            )

    await asyncio.gather(*(worker() for _ in range(flying)))


def _lines(number: int) -> list[str]:
    return [line for line in article(number % 50, number // 50).splitlines() if line]


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
