"""The bare client to compare with: `AsyncOpenAI`, so many requests in flight, nothing else.

It asks what a file says, which is what the batch asked: message by message the same.
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from openai import AsyncOpenAI

if TYPE_CHECKING:
    from openai.types.chat.completion_create_params import CompletionCreateParamsNonStreaming


async def main(url: str, asked: Path, flying: int) -> None:
    """Send the requests; the answers are read by the SDK and thrown away."""
    client = AsyncOpenAI(base_url=url, api_key="none", max_retries=0)
    questions: list[CompletionCreateParamsNonStreaming] = json.loads(asked.read_bytes())
    left = iter(questions)

    async def worker() -> None:
        for question in left:
            await client.chat.completions.create(**question)

    await asyncio.gather(*(worker() for _ in range(flying)))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])))
