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
  void problem(const std::string& field, std::string_view why);
  // Below a list that is cut: how many of how many it shows. Nothing where it shows them all.
  void first_of(const std::string& id, std::size_t shown, std::size_t count);
  // The screen's question and the one computed sentence that answers it.
  void question(const std::string& id, std::string_view title, std::string_view answer);
};

// Opens a scrolling page over the whole area, with margins; ends with end_page.
Page begin_page(Ui& ui, const std::string& id, std::string_view name, Rect area,
                float most_width = 1120);
void end_page(const Page& page, Rect area);

// A sheet over the foot of the area. Where it begins depends on the window alone, so that what
// stands below the area (a strip that comes by itself) does not move what is on the sheet.
Rect take_sheet(const Ui& ui, Rect& area);

// A card around what `part` draws downwards, as wide as `box`; gives its height.
template <class Part>
float card_around(Ui& ui, Rect box, Part&& part) {
  ui.begin_card();
  const float margin = ui.px(20);
  Page inside{ui, box.x + margin, box.y + ui.px(16), box.width - 2 * margin};
  part(inside);
  const float height = inside.y + ui.px(16) - box.y;
  ui.end_card({box.x, box.y, box.width, height});
  return height;
}

// Cards under each other.
class CardColumn {
 public:
  CardColumn(Ui& ui, Rect top) : ui_(ui), box_(top) {}
  template <class Part>
  void add(Part&& part) {
    box_.y += card_around(ui_, box_, part) + ui_.px(20);
  }
  float bottom() const { return box_.y; }

 private:
  Ui& ui_;
  Rect box_;
};

// Buttons beside each other, under each other where they do not fit.
class ButtonRow {
 public:
  explicit ButtonRow(Page& page) : page_(page), x_(page.x) {}
  // `spoken`: its name where its words alone do not say what it does it to.
  bool add(const std::string& id, const std::string& words, ButtonKind kind,
           std::string_view spoken = {});
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
