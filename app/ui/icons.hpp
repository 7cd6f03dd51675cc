// Icons, drawn as strokes on a grid of 24, so that they are sharp at any size and need no font.
#pragma once

namespace malvag::ui {

enum class Icon {
  brand,
  situation,
  conflict,
  choice,
  decision,
  more,
  undo,
  redo,
  search,
  present,
  open,
  save,
  close,
  up,
  down,
  chevron_down,
  chevron_right,
  information,
  alert,
  edit,
  back,
};

}  // namespace malvag::ui
