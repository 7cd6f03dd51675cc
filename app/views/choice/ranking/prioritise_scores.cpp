// A measure's scores, to be changed: what each is, how sure, what it rests on, and a level lowered
// for a reason.
#include <algorithm>
#include <cmath>

#include "../../../ui/numbers.hpp"
#include "../../../ui/page.hpp"
#include "../../../words/principle_words.hpp"
#include "prioritise_parts.hpp"

namespace malvag::views::prioritise_parts {
namespace {

using ui::Page;
using ui::Rect;
using ui::TextKey;

constexpr std::size_t most_criteria = 100;  // that a measure is scored by in one panel

void set_field(Parts& parts, const Id& measure, std::string pointer, Json value) {
  parts.intents.commands.push_back({edit::SetField{measure, std::move(pointer), std::move(value)}});
}

// A table that has nothing yet has no object to put an entry in.
template <class Value>
void set_entry(Parts& parts, const Measure& measure, const std::string& member,
               const By<Id, Value>& now, const Id& criterion, Json value) {
  if (now.empty() && value.is_null()) return;
  if (now.empty()) {
    set_field(parts, measure.id, "/" + member, Json{{criterion, std::move(value)}});
  } else {
    set_field(parts, measure.id, "/" + member + "/" + criterion, std::move(value));
  }
}

// What was written: a number, nothing, or something else, which is told of.
struct Written {
  bool changed = false;
  std::optional<double> number;
};
Written number(Page& page, Parts& parts, const std::string& id, Rect column, TextKey label,
               const std::string& name, std::optional<double> now) {
  ui::Ui& ui = page.ui;
  ui.label(id + "/label", column.take_top(ui.px(20)), ui::style::small, ui.theme().muted,
           ui.t(label));
  const auto text = ui.number_field(id, column.take_top(ui.target()), name,
                                    now ? ui::plain_number(ui.language(), *now) : "");
  if (!text) return {};
  const auto parsed = ui::parse_number(*text);
  const bool is_empty = text->find_first_not_of(' ') == std::string::npos;
  parts.state.not_a_number = parsed || is_empty ? "" : id;
  return {parsed || is_empty, parsed};
}

void score_fields(Page& page, Parts& parts, const Measure& measure, const Criterion& criterion) {
  ui::Ui& ui = page.ui;
  const std::string id = ui::about("val/scores/" + criterion.id, measure.id);
  const ui::Arguments name = {{"criterion", criterion.title}};
  const double* score = measure.scores.find(criterion.id);
  const Span* span = measure.spans.find(criterion.id);
  const float gap = ui.px(8);
  const float third = (page.width - 2 * gap) / 3;
  const auto column = [&](int place) {
    return Rect{page.x + static_cast<float>(place) * (third + gap), page.y, third,
                ui.px(20) + ui.target()};
  };
  const auto written =
      number(page, parts, id, column(0), TextKey::scores_score_label,
             ui.t(TextKey::scores_score, name), score ? std::optional(*score) : std::nullopt);
  if (written.changed) {
    set_entry(parts, measure, "scores", measure.scores, criterion.id,
              written.number ? Json(*written.number) : Json(nullptr));
  }
  const auto low =
      number(page, parts, id + "/low", column(1), TextKey::scores_low_label,
             ui.t(TextKey::scores_low, name), span ? std::optional(span->low) : std::nullopt);
  const auto high =
      number(page, parts, id + "/high", column(2), TextKey::scores_high_label,
             ui.t(TextKey::scores_high, name), span ? std::optional(span->high) : std::nullopt);
  if (low.changed || high.changed) {
    std::optional<double> from = low.changed ? low.number
                                 : span      ? std::optional(span->low)
                                             : std::nullopt;
    std::optional<double> to = high.changed ? high.number
                               : span       ? std::optional(span->high)
                                            : std::nullopt;
    if (!from && to && score) from = std::min(*score, *to);  // the other end is the score so far
    if (!to && from && score) to = std::max(*score, *from);
    const bool taken_away = (low.changed && !low.number) || (high.changed && !high.number);
    const Json value =
        taken_away || !from || !to ? Json(nullptr) : Json{{"low", *from}, {"high", *to}};
    set_entry(parts, measure, "spans", measure.spans, criterion.id, value);
  }
  page.y += ui.px(20) + ui.target();
  for (const char* end : {"", "/low", "/high"}) {
    if (parts.state.not_a_number != id + end) continue;
    page.problem(id + end, ui.t(TextKey::val_not_a_number));
  }
}

std::optional<std::string> labelled_text(Page& page, const std::string& id, TextKey label,
                                         const std::string& name, const std::string& value) {
  ui::Ui& ui = page.ui;
  page.space(6);
  ui.label(id + "/label", {page.x, page.y, page.width, ui.px(20)}, ui::style::small,
           ui.theme().muted, ui.t(label));
  page.space(20);
  const float height = std::max(ui.px(40), ui.target());
  auto written = ui.text_field(id, {page.x, page.y, page.width, height}, name, value);
  page.y += height;
  if (written && *written == value) written.reset();
  return written;
}

void ground_field(Page& page, Parts& parts, const Measure& measure, const Criterion& criterion) {
  const std::string* ground = measure.grounds.find(criterion.id);
  const auto written = labelled_text(
      page, ui::about("val/scores/" + criterion.id + "/ground", measure.id),
      TextKey::scores_ground_label,
      page.ui.t(TextKey::scores_ground, {{"criterion", criterion.title}}), ground ? *ground : "");
  if (!written) return;
  set_entry(parts, measure, "grounds", measure.grounds, criterion.id,
            written->empty() ? Json(nullptr) : Json(*written));
}

void lowered_fields(Page& page, Parts& parts, const Measure& measure, const Criterion& criterion,
                    std::size_t place) {
  ui::Ui& ui = page.ui;
  const Downgrade& lowered = measure.downgrades[place];
  const std::string id = ui::about("val/scores/" + criterion.id + "/lowered", measure.id);
  const std::string pointer = "/downgrades/" + std::to_string(place);
  const ui::Arguments name = {{"criterion", criterion.title}};
  page.space(8);
  page.heading(id + "/heading", 4, ui::style::small_strong, ui.t(TextKey::scores_lowered));
  const auto steps =
      number(page, parts, id + "/steps", {page.x, page.y, ui.px(120), ui.px(20) + ui.target()},
             TextKey::scores_lowered, ui.t(TextKey::scores_lowered_steps, name), lowered.steps);
  if (steps.changed && steps.number)
    set_field(parts, measure.id, pointer + "/steps", *steps.number);
  page.y += ui.px(20) + ui.target() + ui.px(6);
  constexpr const char* causes[] = {"benefit", "cost", "evidence", "other"};
  const std::vector<ui::Option> options = {
      {causes[0], ui::capitalised(ui.t(TextKey::trace_because_benefit))},
      {causes[1], ui::capitalised(ui.t(TextKey::trace_because_cost))},
      {causes[2], ui::capitalised(ui.t(TextKey::trace_because_evidence))},
      {causes[3], ui::capitalised(ui.t(TextKey::trace_because_other))}};
  const auto because = ui.select(id + "/because", {page.x, page.y, page.width, ui.target()},
                                 ui.t(TextKey::scores_lowered_because, name), options,
                                 causes[static_cast<std::size_t>(lowered.because)]);
  if (because) set_field(parts, measure.id, pointer + "/because", *because);
  page.y += ui.target();
  if (const auto reason =
          labelled_text(page, id + "/reason", TextKey::principle_weigh_reason,
                        ui.t(TextKey::scores_lowered_reason, name), lowered.reason)) {
    set_field(parts, measure.id, pointer + "/reason", *reason);
  }
  if (const auto who = labelled_text(page, id + "/who", TextKey::tradeoff_details_who,
                                     ui.t(TextKey::scores_lowered_who, name), lowered.who)) {
    set_field(parts, measure.id, pointer + "/who", *who);
  }
  page.space(6);
  const std::string away = ui.t(TextKey::scores_lowered_take_away);
  if (ui.button(id + "/take-away", {page.x, page.y, ui.button_width(away), ui.target()}, away,
                ui::ButtonKind::quiet, true,
                ui.t(TextKey::scores_lowered_take_away_spoken, name))) {
    set_field(parts, measure.id, pointer, nullptr);
  }
  page.y += ui.target();
}

void lower(Page& page, Parts& parts, const Measure& measure, const Criterion& criterion) {
  ui::Ui& ui = page.ui;
  const auto found =
      std::find_if(measure.downgrades.begin(), measure.downgrades.end(),
                   [&](const Downgrade& one) { return one.criterion == criterion.id; });
  if (found != measure.downgrades.end()) {
    lowered_fields(page, parts, measure, criterion,
                   static_cast<std::size_t>(found - measure.downgrades.begin()));
    return;
  }
  page.space(4);
  const std::string words = ui.t(TextKey::scores_lower);
  if (ui.button("val/scores/" + criterion.id + "/lower",
                {page.x, page.y, ui.button_width(words), ui.target()}, words, ui::ButtonKind::quiet,
                true, ui.t(TextKey::scores_lower_spoken, {{"criterion", criterion.title}}))) {
    const Json lowered = {{"criterion", criterion.id}, {"steps", 1}};
    set_field(parts, measure.id, measure.downgrades.empty() ? "/downgrades" : "/downgrades/-",
              measure.downgrades.empty() ? Json::array({lowered}) : lowered);
  }
  page.y += ui.target();
}

// What the principle looks at, in its order.
std::vector<std::pair<Id, TierKind>> asked_criteria(const Principle& principle) {
  std::vector<std::pair<Id, TierKind>> result;
  const auto add = [&](const Id& criterion, TierKind kind) {
    const bool known = std::any_of(result.begin(), result.end(),
                                   [&](const auto& one) { return one.first == criterion; });
    if (!known) result.emplace_back(criterion, kind);
  };
  for (const Tier& tier : principle.tiers) {
    if (tier.kind != TierKind::weighted) add(tier.criterion, tier.kind);
    for (const auto& [criterion, weight] : tier.weights) {
      if (tier.kind == TierKind::weighted) add(criterion, tier.kind);
    }
  }
  return result;
}

}  // namespace

float score_editor(Parts& parts, const Measure& measure, Rect box) {
  ui::Ui& ui = parts.ui;
  Page page{ui, box.x, box.y, box.width};
  page.paragraph("val/scores/about", ui::style::small, ui.theme().muted,
                 ui.t(TextKey::scores_about));
  const auto asked = asked_criteria(parts.ranking);
  const std::size_t shown = std::min(asked.size(), most_criteria);
  for (std::size_t place = 0; place < shown; ++place) {
    const auto& [id, kind] = asked[place];
    const Criterion* criterion = parts.plan().criteria.find(id);
    if (!criterion) continue;
    page.space(14);
    page.heading("val/scores/" + id + "/heading", 4, ui::style::small_strong, criterion->title);
    page.paragraph("val/scores/" + id + "/range", ui::style::small, ui.theme().muted,
                   words::range_words(ui.language(), parts.plan(), id));
    page.space(4);
    score_fields(page, parts, measure, *criterion);
    ground_field(page, parts, measure, *criterion);
    if (kind == TierKind::level) lower(page, parts, measure, *criterion);
  }
  page.first_of("val/scores", shown, asked.size());
  return page.y - box.y;
}

}  // namespace malvag::views::prioritise_parts
