"""The exposure model: numbers only, no input or output. ``METHOD.md`` beside this file derives each formula."""
