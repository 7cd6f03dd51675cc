// How the principle's points are weighed, on which scales, by whom and why.
#include "../../../../core/plan/limits.hpp"
#include "../../../ui/numbers.hpp"
#include "principle_weighing.hpp"

namespace malvag::views::principle_parts {
namespace {

using ui::ButtonKind;
using ui::Page;
using ui::Rect;
using ui::TextKey;

void weight_row(Page& page, const Parts& parts, const Tier& tier, const Id& criterion) {
  ui::Ui& ui = page.ui;
  const std::string id = "princip/weight/" + criterion;
  const double share = priority::share_of(tier, criterion);
  const bool is_tight = page.width < ui.px(260);
  const float words = ui.px(is_tight ? 44 : 22);
  const float height = words + ui.px(30);
  Rect row{page.x, page.y, page.width, height};
  page.y += height;
  if (tier.weights.size() > limits::items && !ui.is_near(row)) return;
  ui::Node item;
  item.id = id;
  item.role = ui::Role::item;
  item.name = title_in(parts.plan().criteria, criterion);
  item.value = ui::percent(ui.language(), share);
  ui.put(std::move(item), row);
  // Where there is little room, a number stands below its criterion and has no bar.
  Rect title{row.x, row.y + ui.px(4), row.width, words};
  Rect range{row.x, title.bottom() + 1, row.width, ui.px(20)};
  const Rect number = (is_tight ? range : row).take_right(ui.px(56));
  ui.line_of_text(number, ui::style::strong, ui.theme().text, ui::percent(ui.language(), share),
                  ui::Align::right);
  if (!is_tight) {
    row.take_right(ui.px(12));
    const Rect bar_place = row.take_right(std::min(ui.px(160), row.width * 0.35f));
    const Rect bar{bar_place.x, bar_place.centre().y - ui.px(4), bar_place.width, ui.px(8)};
    ui.fill(bar, ui.theme().sunken, 4);
    ui.fill({bar.x, bar.y, bar.width * static_cast<float>(share), bar.height}, ui.theme().accent,
            4);
    row.take_right(ui.px(12));
    title.width = range.width = row.width;
  }
  ui.line_of_text(title, ui::style::row, ui.theme().text,
                  title_in(parts.plan().criteria, criterion));
  ui.line_of_text(range, ui::style::small, ui.theme().muted,
                  words::range_words(ui.language(), parts.plan(), criterion));
  ui.rule({page.x, row.bottom() - 1}, {page.x + page.width, row.bottom() - 1}, ui.theme().line);
}

void provenance(Page& page, const Parts& parts, const Tier& tier) {
  ui::Ui& ui = page.ui;
  page.space(10);
  if (!tier.weighing) {
    page.paragraph("princip/weights/unrecorded", ui::style::small, ui.theme().muted,
                   ui.t(TextKey::principle_weights_unrecorded));
    return;
  }
  const Weighing& weighing = *tier.weighing;
  page.paragraph("princip/weights/how", ui::style::small, ui.theme().text,
                 words::weighing_words(ui.language(), weighing));
  if (!weighing.reason.empty()) {
    page.paragraph("princip/weights/reason", ui::style::small, ui.theme().text,
                   ui.t(TextKey::principle_weights_reason, {{"reason", weighing.reason}}));
  }
  if (weighing.method == WeighingMethod::pairwise) {
    page.paragraph("princip/weights/consistency", ui::style::small, ui.theme().text,
                   words::consistency_words(ui.language(), weighing.consistencyRatio));
    page.paragraph("princip/weights/table", ui::style::small, ui.theme().muted,
                   ui.t(TextKey::principle_weights_table,
                        {{"table", weighing.randomIndexTable},
                         {"index", ui::decimal_number(ui.language(), weighing.randomIndex, 2)}}));
  }
  for (const Id& criterion : priority::outdated(parts.plan(), tier)) {
    page.paragraph("princip/weights/outdated/" + criterion, ui::style::small, ui.theme().bad,
                   ui.t(TextKey::principle_weights_outdated,
                        {{"criterion", title_in(parts.plan().criteria, criterion)}}));
  }
}

}  // namespace

void weights(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  page.heading("princip/weights", 2, ui::style::subtitle, ui.t(TextKey::principle_weights));
  page.space(4);
  std::size_t place = 0;
  const Tier* tier = weighted_tier(parts.shown, place);
  if (!tier || tier->weights.empty()) {
    page.paragraph("princip/weights/none", ui::style::small, ui.theme().muted,
                   ui.t(TextKey::principle_weights_none));
    return;
  }
  if (parts.state.weighing) {
    weighing(page, parts, place);
    return;
  }
  ui::Node list;
  list.id = "princip/weights/list";
  list.role = ui::Role::list;
  list.name = ui.t(TextKey::principle_weights);
  ui.open(std::move(list),
          {page.x, page.y, page.width, ui.px(52) * static_cast<float>(tier->weights.size())});
  for (const Id& criterion : words::criteria_of(parts.plan(), *tier)) {
    weight_row(page, parts, *tier, criterion);
  }
  ui.close();
  provenance(page, parts, *tier);
  page.space(10);
  ui::ButtonRow row(page);
  if (row.add("princip/weigh", ui.t(TextKey::principle_weigh), ButtonKind::secondary)) {
    parts.state.weighing = begun_weighing(parts.plan(), *tier, WeighingMethod::ordinal);
    ui.focus("princip/weigh/method");
  }
  row.end();
}

}  // namespace malvag::views::principle_parts
