"""The language model engine: any OpenAI-compatible endpoint, every answer checked."""
