// The principle as sentences, and its weights as sliders that make a trial.
#include <cmath>

#include "../../../../core/plan/limits.hpp"
#include "../../../ui/numbers.hpp"
#include "prioritise_parts.hpp"

namespace malvag::views::prioritise_parts {
namespace {

using ui::PluralKey;
using ui::Rect;
using ui::TextKey;

// How many of the ranked measures pass the gate.
std::int64_t count_passing(const Parts& parts, const Id& criterion) {
  const priority::Prepared& prepared = parts.snapshot.prepared();
  const auto place = prepared.criterion(criterion);
  if (!place) return 0;
  std::int64_t count = 0;
  for (const std::uint32_t measure : parts.now.order.measures) {
    count += prepared.at_best(*place, measure) ? 1 : 0;
  }
  return count;
}

std::string hint_for(const Parts& parts, const Tier& tier) {
  const ui::Ui& ui = parts.ui;
  if (tier.kind == TierKind::gate) {
    return ui.n(PluralKey::val_tier_gate, count_passing(parts, tier.criterion));
  }
  if (tier.kind == TierKind::level) {
    const Criterion* criterion = parts.plan().criteria.find(tier.criterion);
    const auto levels = criterion ? static_cast<std::int64_t>(criterion->steps.size()) : 0;
    if (levels > 0) return ui.n(PluralKey::val_tier_levels, levels);
  }
  return {};
}

void set_share(Parts& parts, const Id& criterion, double share) {
  if (!parts.is_trial() || parts.state.moved_weight != criterion) {
    parts.state.moved_weight = criterion;
    parts.state.before_move = parts.ranking;
  }
  Principle tried = priority::with_share(parts.state.before_move, criterion, share);
  if (tried == parts.stored) {
    parts.by.trial.reset();
  } else {
    parts.by.trial = std::move(tried);
  }
}

// One weight: its name, a slider, and the same number to write.
float weight_row(Parts& parts, Rect box, const Tier& tier, const Id& criterion, std::size_t place) {
  ui::Ui& ui = parts.ui;
  const std::string title = title_in(parts.plan().criteria, criterion);
  const double share = priority::share_of(tier, criterion);
  const float line = ui.px(22);
  Rect words = box.take_top(line);
  const Rect swatch = words.take_left(ui.px(18));
  ui.fill_part({swatch.x, swatch.y + ui.px(5), ui.px(12), ui.px(12)}, place);
  ui.label("val/weight/" + criterion + "/name", words, ui::style::small, ui.theme().text, title);
  const float height = ui.target();
  Rect control{box.x, box.y, box.width, height};
  const Rect field = control.take_right(ui.px(64));
  control.take_right(ui.px(8));
  if (const auto moved =
          ui.share_slider("val/weight/" + criterion, control,
                          ui.t(TextKey::val_weight, {{"criterion", title}}), share)) {
    set_share(parts, criterion, *moved);
  }
  const float field_height = std::min(height, ui.px(36));
  const Rect field_box{field.x, field.centre().y - field_height / 2, field.width, field_height};
  if (const auto written = ui.number_field("val/weight/" + criterion + "/share", field_box,
                                           ui.t(TextKey::val_weight_share, {{"criterion", title}}),
                                           ui::percent(ui.language(), share))) {
    if (const auto number = ui::parse_number(*written)) {
      parts.state.not_a_number.clear();
      set_share(parts, criterion, std::clamp(*number / 100, 0.0, 1.0));
    } else {
      parts.state.not_a_number = "val/weight/" + criterion + "/share";
    }
  }
  float message = 0;
  if (parts.state.not_a_number == "val/weight/" + criterion + "/share") {
    message = ui.problem(parts.state.not_a_number, {box.x, box.y + height, box.width, 0},
                         ui.t(TextKey::val_not_a_number));
  }
  return line + height + message + ui.px(4);
}

}  // namespace

float principle_panel(Parts& parts, Rect box) {
  ui::Ui& ui = parts.ui;
  const float margin = ui.px(20);
  const float x = box.x + margin;
  const float width = box.width - 2 * margin;
  float y = box.y + ui.px(16);
  const std::string heading = ui.t(TextKey::val_principle);
  ui.heading("val/principle/heading", 2, {x, y, width, 0}, ui::style::subtitle, heading);
  if (is_example(parts.stored)) {
    const float after = x + ui.width_of(ui::style::subtitle, heading) + ui.px(12);
    ui.tag("val/principle/origin", {after, y + ui.px(2)}, ui.t(TextKey::origin_example),
           ui.theme().example_soft, ui.theme().example);
  }
  y += ui.px(28);
  y += ui.paragraph("val/principle/title", {x, y, width, 0}, ui::style::small, ui.theme().muted,
                    parts.stored.title);
  const Tier* weighted = weighted_tier(parts.ranking);
  const std::vector<Id> criteria = shown_criteria(parts.plan(), parts.ranking);
  int number = 0;
  for (const Tier& tier : parts.ranking.tiers) {
    const std::string id = "val/principle/" + std::to_string(++number);
    y += ui.px(10);
    ui.rule({x, y}, {x + width, y}, ui.theme().line);
    y += ui.px(10);
    y += ui.paragraph(id, {x, y, width, 0}, ui::style::strong, ui.theme().text,
                      ui.t(TextKey::val_tier_numbered,
                           {{"number", std::to_string(number)}, {"title", tier.title}}));
    const std::string hint = hint_for(parts, tier);
    if (!hint.empty()) {
      y += ui.paragraph(id + "/hint", {x, y, width, 0}, ui::style::small, ui.theme().muted, hint);
    }
    if (&tier != weighted) continue;
    y += ui.px(8);
    for (std::size_t place = 0; place < criteria.size(); ++place) {
      const Rect row{x, y, width, ui.px(26) + ui.target()};
      y += criteria.size() <= limits::items || ui.is_near(row)
               ? weight_row(parts, {x, y, width, ui.px(80)}, tier, criteria[place], place)
               : row.height;
    }
  }
  y += ui.px(8);
  ui.rule({x, y}, {x + width, y}, ui.theme().line);
  y += ui.px(10);
  const std::string adopted =
      parts.stored.adopted ? ui.t(TextKey::val_principle_adopted,
                                  {{"date", ui::date(ui.language(), parts.stored.adopted->date)}})
                           : ui.t(TextKey::val_principle_not_adopted);
  y += ui.paragraph("val/principle/adopted", {x, y, width, 0}, ui::style::small, ui.theme().muted,
                    adopted);
  y += ui.px(8);
  const std::string read = ui.t(TextKey::principle_open_page);
  if (ui.button("val/principle/read", {x, y, width, ui.target()}, read,
                ui::ButtonKind::secondary)) {
    parts.intents.go_to = "#/val/princip/" + parts.stored.id;
  }
  y += ui.target();
  return y + ui.px(16) - box.y;
}

}  // namespace malvag::views::prioritise_parts
