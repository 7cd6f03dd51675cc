// A screen that is read downwards: each piece is put under the one before and moves the place where
// the next one begins.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui.hpp"

namespace malvag::ui {

struct Page {
  Ui& ui;
  float x, y, width;

  void space(float pixels) { y += ui.px(pixels); }
  void heading(const std::string& id, int level, const TextStyle& style, std::string_view text);
  void paragraph(const std::string& id, const TextStyle& style, Colour colour,
                 std::string_view text, Role role = Role::text);
  // The screen's question and the one computed sentence that answers it.
  void question(const std::string& id, std::string_view title, std::string_view answer);
};

// Opens a scrolling page over the whole area, with margins; ends with end_page.
Page begin_page(Ui& ui, const std::string& id, std::string_view name, Rect area,
                float most_width = 1120);
void end_page(const Page& page, Rect area);

// Buttons beside each other, under each other where they do not fit.
class ButtonRow {
 public:
  explicit ButtonRow(Page& page) : page_(page), x_(page.x) {}
  bool add(const std::string& id, const std::string& words, ButtonKind kind);
  void end() { next_line(); }

 private:
  void next_line();
  Page& page_;
  float x_;
};

// Boxes of the same width beside each other in as many columns as fit, at most `most`.
std::vector<Rect> columns(const Ui& ui, float x, float y, float width, std::size_t count,
                          float least_width, std::size_t most);

}  // namespace malvag::ui
