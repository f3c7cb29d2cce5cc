"""Builds a page's text out of blocks while keeping the layers' places."""

from __future__ import annotations

from fonds.core.text.reading import Layer, LayerKind


class TextBuilder:
    """Blocks of text, one blank line apart; a block may carry a layer, and so may stretches inside it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._layers: list[Layer] = []

    def add(
        self,
        block: str,
        kind: LayerKind | None = None,
        label: str = "",
        *,
        inside: tuple[Layer, ...] = (),
        joined: bool = False,
    ) -> None:
        """Appends a block; `joined` puts it on the next line instead of after a blank one. Empty blocks vanish."""
        if not block.strip():
            return
        if self._pieces:
            gap = "\n" if joined else "\n\n"
            self._pieces.append(gap)
            self._length += len(gap)
        start = self._length
        self._pieces.append(block)
        self._length += len(block)
        if kind is not None:
            self._layers.append(Layer(kind, start, self._length, label))
        self._layers.extend(Layer(layer.kind, layer.start + start, layer.end + start, layer.label) for layer in inside)

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    @property
    def layers(self) -> tuple[Layer, ...]:
        return tuple(sorted(self._layers, key=lambda layer: (layer.start, layer.end)))
