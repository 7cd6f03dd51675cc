// The button under the answer, what is told while the other program works, and how it ended.
#include "tradeoff_check.hpp"

#include <algorithm>

#include "../../../ui/numbers.hpp"
#include "tradeoff_parts.hpp"

namespace malvag::views {

std::optional<portfolio::Asked> asked_of(const TradeoffState& state) {
  if (!state.work) return std::nullopt;
  return state.work->question();
}

const portfolio::Selection* selection_of(const TradeoffState& state) {
  return state.work ? &state.work->selection() : nullptr;
}

namespace tradeoff_parts {
namespace {

using portfolio::Agreement;
using ui::Page;
using ui::TextKey;

std::string agreement_words(const ui::Ui& ui, const CheckResult& result) {
  const auto points = [&](double more) {
    return ui::decimal_number(ui.language(), more, more < 10 ? 1 : 0);
  };
  switch (result.agreement) {
    case Agreement::same:
      return ui.t(TextKey::check_same);
    case Agreement::more:
      if (result.points_more <= 0) return ui.t(TextKey::check_more_order);
      return ui.t(TextKey::check_more, {{"points", points(result.points_more)}});
    case Agreement::less:
      if (result.theirs.impossible) return ui.t(TextKey::check_less_none);
      if (result.points_more >= 0) return ui.t(TextKey::check_less_order);
      return ui.t(TextKey::check_less, {{"points", points(-result.points_more)}});
    case Agreement::broken:
      return ui.t(TextKey::check_broken);
    case Agreement::unfinished:
      break;
  }
  return "";
}

std::string end_words(const ui::Ui& ui, const CheckShown& shown) {
  switch (shown.result->end) {
    case CheckEnd::finished:
      return "";
    case CheckEnd::out_of_time:
      return ui.t(TextKey::check_out_of_time,
                  {{"seconds", ui::whole_number(ui.language(), shown.most_seconds)}});
    case CheckEnd::out_of_memory:
      return ui.t(TextKey::check_out_of_memory);
    case CheckEnd::stopped_by_person:
      return ui.t(TextKey::check_stopped);
    case CheckEnd::not_here:
      return ui.t(TextKey::check_not_here);
    case CheckEnd::not_in_file:
      return ui.t(TextKey::check_not_in_file);
    case CheckEnd::stopped:
      break;
  }
  return ui.t(TextKey::check_stopped_itself);
}

std::string joined(const std::string& one, const std::string& other) {
  return one.empty() || other.empty() ? one + other : one + " " + other;
}

std::string result_words(const ui::Ui& ui, const CheckShown& shown) {
  const CheckResult& result = *shown.result;
  std::string words = joined(end_words(ui, shown), agreement_words(ui, result));
  const bool had_begun = result.end == CheckEnd::out_of_time ||
                         result.end == CheckEnd::out_of_memory ||
                         result.end == CheckEnd::stopped_by_person;
  if (result.agreement == Agreement::unfinished && had_begun) {
    words += " " + ui.t(TextKey::check_nothing_more);
  }
  return words;
}

std::string progress_words(const ui::Ui& ui, const CheckShown& shown) {
  const auto whole = [&](std::int64_t number) { return ui::whole_number(ui.language(), number); };
  const auto points = [&](double number) { return ui::decimal_number(ui.language(), number, 0); };
  std::string words =
      ui.t(TextKey::check_running, {{"seconds", whole(static_cast<std::int64_t>(shown.seconds))},
                                    {"most", whole(shown.most_seconds)}});
  if (shown.groups > 1) {
    words += " " + ui.t(TextKey::check_running_step,
                        {{"step", whole(static_cast<std::int64_t>(shown.group) + 1)},
                         {"steps", whole(static_cast<std::int64_t>(shown.groups))}});
  } else if (shown.best && shown.bound) {
    words += " " + ui.t(TextKey::check_running_found,
                        {{"best", points(*shown.best)}, {"bound", points(*shown.bound)}});
  }
  return words;
}

// Its words stand where those above begin.
bool quiet_button(Page& page, const std::string& id, TextKey key, float x) {
  ui::Ui& ui = page.ui;
  const std::string words = ui.t(key);
  const float left = x - ui.px(16);
  const float width = std::min(ui.button_width(words), page.x + page.width - left);
  return ui.button(id, {left, page.y, width, ui.target()}, words, ui::ButtonKind::quiet);
}

void running(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  const CheckShown& shown = parts.state.check;
  page.paragraph("avvagning/check/words", ui::style::small, ui.theme().text,
                 progress_words(ui, shown));
  const float gap = ui.px(32);
  const float button = ui.button_width(ui.t(TextKey::check_stop));
  const float bar = std::clamp(page.width - button - gap, ui.px(40), ui.px(320));
  const double share = shown.most_seconds > 0 ? shown.seconds / shown.most_seconds : 0;
  ui.progress("avvagning/check/progress",
              {page.x, page.y + (ui.target() - ui.px(6)) / 2, bar, ui.px(6)},
              ui.t(TextKey::check_progress), std::min(share, 1.0));
  if (quiet_button(page, "avvagning/check/stop", TextKey::check_stop, page.x + bar + gap)) {
    parts.state.check_asked = CheckAsked::stop;
  }
  page.y += ui.target();
}

// What the button says; none: there is none.
std::optional<TextKey> offered(const Parts& parts) {
  const CheckShown& shown = parts.state.check;
  const portfolio::Selection& ours = parts.selection();
  if (ours.impossible || ours.frames.empty()) return std::nullopt;
  if (!shown.result) {
    if (ours.proven) return TextKey::check_start;
    return shown.ours_takes_long ? std::optional(TextKey::check_help) : std::nullopt;
  }
  switch (shown.result->end) {
    case CheckEnd::finished:
    case CheckEnd::not_in_file:
      return std::nullopt;
    case CheckEnd::out_of_time:
      return TextKey::check_longer;
    default:
      return TextKey::check_again;
  }
}

}  // namespace

void take_over(TradeoffState& state) {
  const CheckResult* result = state.check.result.get();
  if (!result || !state.work || state.work->is_settled()) return;
  if (result->agreement == Agreement::more) {
    state.work->settle(result->theirs);
  } else if (result->agreement == Agreement::same && !state.work->selection().proven) {
    portfolio::Selection ours = state.work->selection();
    ours.proven = true;
    ours.bound = std::max(ours.points, result->theirs.bound);  // of the question that it was asked
    state.work->settle(std::move(ours));
  }
}

void cross_check(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  const CheckShown& shown = parts.state.check;
  const auto label = offered(parts);
  if (!shown.running && ui.is_focused("avvagning/check/stop")) {  // which has gone
    ui.focus(label ? "avvagning/check/start" : "avvagning/check/words");
  }
  if (shown.running) {
    if (ui.is_focused("avvagning/check/start")) ui.focus("avvagning/check/stop");
    page.space(8);
    running(page, parts);
    return;
  }
  if (shown.result) {
    page.space(8);
    page.paragraph("avvagning/check/words", ui::style::small_strong, ui.theme().text,
                   result_words(ui, shown), ui::Role::status);
    if (!shown.result->version.empty()) {
      page.paragraph("avvagning/check/how", ui::style::small, ui.theme().muted,
                     ui.t(TextKey::check_how,
                          {{"version", shown.result->version},
                           {"seconds", ui::decimal_number(ui.language(), shown.seconds, 1)}}));
    }
  }
  if (!label) return;
  page.space(4);
  if (quiet_button(page, "avvagning/check/start", *label, page.x)) {
    parts.state.check_asked = CheckAsked::start;
  }
  page.y += ui.target();
}

}  // namespace tradeoff_parts
}  // namespace malvag::views
