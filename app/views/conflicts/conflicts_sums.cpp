// The sums behind a computed conflict, opened on its card.
#include "calculation_words.hpp"
#include "conflicts_parts.hpp"

namespace malvag::views::conflicts_parts {
namespace {

using ui::Page;
using ui::Rect;
using ui::TextKey;

// A name to the left, over as many lines as it needs, and its number to the right.
void sum_row(Page& page, const std::string& id, const std::string& name, const std::string& number,
             const ui::TextStyle& style, ui::Colour colour) {
  ui::Ui& ui = page.ui;
  const float numbers = std::max(ui.px(72), ui.width_of(style, number));
  const float names = page.width - numbers - ui.px(12);
  const float height = std::max(ui.px(26), ui.height_of(style, name, names) + ui.px(4));
  const Rect row{page.x, page.y, page.width, height};
  ui::Node item;
  item.id = id;
  item.role = ui::Role::item;
  item.name = name + ": " + number;
  ui.put(std::move(item), row);
  if (ui.is_near(row)) {
    ui.lines_of_text({row.x, row.y, names, 0}, style, colour, name);
    ui.line_of_text({row.right() - numbers, row.y, numbers, ui.px(style.line)}, style, colour,
                    number, ui::Align::right);
  }
  page.y += height;
}

void sum(Page& page, const std::string& id, const words::SumWords& words) {
  ui::Ui& ui = page.ui;
  page.heading(id + "/title", 3, ui::style::strong, words.title);
  page.space(6);
  ui::Node list;
  list.id = id;
  list.role = ui::Role::list;
  list.name = words.title;
  const float width = std::min(page.width, ui.px(620));
  ui.open(std::move(list), {page.x, page.y, width, 0});
  Page rows{ui, page.x, page.y, width};
  for (std::size_t place = 0; place < words.rows.size(); ++place) {
    const auto& [name, number] = words.rows[place];
    const bool is_last = place + 1 == words.rows.size();
    if (place == words.counted) {
      rows.space(4);
      ui.rule({rows.x, rows.y}, {rows.x + width, rows.y}, ui.theme().line);
      rows.space(6);
    }
    sum_row(rows, id + "/" + std::to_string(place), name, number,
            is_last ? ui::style::strong : ui::style::small,
            place < words.counted     ? ui.theme().muted
            : is_last && !words.holds ? ui.theme().minus
                                      : ui.theme().text);
  }
  ui.close();
  page.y = rows.y + ui.px(16);
}

}  // namespace

void sums(Page& page, const words::CalculationWords& words, ConflictsState& state) {
  ui::Ui& ui = page.ui;
  const std::string name = ui.t(TextKey::sums_title);
  if (ui.disclosure(
          "konflikt/sums",
          {page.x, page.y, std::min(page.width, ui.width_of(ui::style::button, name) + ui.px(48)),
           ui.target()},
          name, state.shows_sums)) {
    state.shows_sums = !state.shows_sums;
  }
  page.y += ui.target() + ui.px(6);
  if (!state.shows_sums) return;
  page.y += ui::card_around(ui, {page.x, page.y, page.width, 0}, [&](Page& inside) {
    inside.paragraph("konflikt/sums/lead", ui::style::body, ui.theme().text, words.lead);
    inside.space(14);
    for (std::size_t place = 0; place < words.sums.size(); ++place) {
      sum(inside, "konflikt/sums/" + std::to_string(place), words.sums[place]);
    }
    if (words.broken.empty()) return;
    inside.heading("konflikt/sums/broken", 3, ui::style::strong, ui.t(TextKey::sums_broken));
    inside.space(6);
    for (std::size_t place = 0; place < words.broken.size(); ++place) {
      inside.paragraph("konflikt/sums/broken/" + std::to_string(place), ui::style::small,
                       ui.theme().text, words.broken[place]);
      inside.space(4);
    }
  });
  page.space(16);
}

}  // namespace malvag::views::conflicts_parts
