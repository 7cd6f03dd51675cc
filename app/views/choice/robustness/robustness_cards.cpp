// The cards: what stands, what is close, how far weights can move, other ways, missing scores.
#include <algorithm>

#include "../../../../core/plan/in_order.hpp"
#include "../../../ui/numbers.hpp"
#include "../../../words/robustness_words.hpp"
#include "robustness_parts.hpp"

namespace malvag::views::robustness_parts {
namespace {

using ui::Page;
using ui::PluralKey;
using ui::Rect;
using ui::TextKey;
using Group = RobustnessState::Group;

struct GroupWords {
  Group group;
  const char* value;
  TextKey name;
  TextKey about;
  std::vector<std::uint32_t> priority::Settled::*measures;
};
const GroupWords groups[] = {{Group::in, "in", TextKey::sure_settled_in,
                              TextKey::sure_settled_in_about, &priority::Settled::in},
                             {Group::open, "open", TextKey::sure_settled_open,
                              TextKey::sure_settled_open_about, &priority::Settled::open},
                             {Group::out, "out", TextKey::sure_settled_out,
                              TextKey::sure_settled_out_about, &priority::Settled::out}};

void choose(Parts& parts, const Id& measure, bool by_keyboard) {
  const bool again = parts.state.selected == measure;
  parts.state.selected = again ? "" : measure;
  if (by_keyboard && !again) parts.ui.focus("sure/measure/close");
}

// A measure with the share of the ways to weigh in which it is above the line.
void share_row(Parts& parts, Rect box, std::uint32_t place) {
  ui::Ui& ui = parts.ui;
  const ui::Theme& theme = ui.theme();
  const Measure& measure = parts.plan().measures[place];
  const std::string id = "sure/" + measure.id;
  const double share = parts.share_above(place).value_or(0);
  const auto& order = parts.order().measures;
  const auto index = std::find(order.begin(), order.end(), place) - order.begin();
  const bool fits = static_cast<std::size_t>(index) < parts.order().line;
  const std::string words =
      ui.t(TextKey::sure_settled_share, {{"share", words::out_of_100(share)}});
  const bool selected = parts.state.selected == measure.id;
  ui.open(node_of(ui::Role::item, id, ""), box);
  ui::Node button = node_of(ui::Role::button, id + "/open", measure.title);
  button.description =
      words + ". " + ui.t(fits ? TextKey::sure_settled_fits : TextKey::sure_settled_waits);
  button.checked = selected;
  ui.put(std::move(button), box);
  const ui::Pressed pressed = ui.pressable(id + "/open", box);
  if (selected) {
    ui.fill(box, theme.accent_soft, 4);
  } else if (pressed.hovered) {
    ui.fill(box, theme.sunken, 4);
  }
  Rect inside = box.inset(ui.px(6), ui.px(5));
  const Rect mark = inside.take_left(ui.px(22));
  const ui::Point centre{mark.x + ui.px(7), inside.y + ui.px(10)};
  if (fits) {
    ui.disc(centre, ui.px(6), theme.accent);
  } else {
    ui.ring(centre, ui.px(6), theme.muted, 2);
  }
  Rect title = inside.take_top(ui.px(20));
  ui.line_of_text(title, ui::style::row, theme.text, measure.title);
  const Rect number = inside.take_right(ui.px(84));
  ui.line_of_text(number, ui::style::small_strong, theme.text, words, ui::Align::right);
  inside.take_right(ui.px(8));
  bar(ui, {inside.x, inside.centre().y - ui.px(4), inside.width, ui.px(8)}, 0, share, theme.accent);
  ui.close();
  ui.rule({box.x + ui.px(28), box.bottom()}, {box.right(), box.bottom()}, theme.line);
  if (pressed.focused) ui.outline(box.inset(1), theme.focus, 4, 2.5f);
  if (pressed.pressed) choose(parts, measure.id, pressed.focused);
}

// Where there is no line: who stands first, and in how many ways to weigh.
void firsts(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  constexpr std::size_t at_most = 5;
  const priority::Robustness& result = *parts.counted.result;
  std::vector<std::uint32_t> order = result.order;
  put_in_order(order, [&](std::uint32_t one, std::uint32_t other) {
    return result.first[one] > result.first[other];
  });
  for (std::size_t at = 0; at < std::min(at_most, order.size()); ++at) {
    if (result.first[order[at]] == 0) break;
    const Measure& measure = parts.plan().measures[order[at]];
    const double share =
        static_cast<double>(result.first[order[at]]) / static_cast<double>(result.samples);
    page.space(6);
    page.paragraph("sure/first/" + measure.id, ui::style::row, ui.theme().text, measure.title);
    page.paragraph("sure/first/" + measure.id + "/share", ui::style::small, ui.theme().muted,
                   ui.t(TextKey::sure_first, {{"share", words::out_of_100(share)}}));
  }
}

// A button of words that is as wide as the page's column allows.
bool small_button(Page& page, const std::string& id, const std::string& words) {
  ui::Ui& ui = page.ui;
  const Rect box{page.x - ui.px(16), page.y, ui.button_width(words), ui.target()};
  page.y += ui.target();
  return ui.button(id, box, words, ui::ButtonKind::quiet);
}

void range_bar(Page& page, const priority::WeightRange& range) {
  ui::Ui& ui = page.ui;
  const Rect box{page.x, page.y + ui.px(4), page.width, ui.px(14)};
  bar(ui, box, range.line.from.share, range.line.to.share, ui.theme().accent);
  const float now = box.x + box.width * static_cast<float>(range.share);
  ui.fill({now - ui.px(2.5f), box.y - ui.px(4), ui.px(5), box.height + ui.px(8)},
          ui.theme().surface);
  ui.fill({now - ui.px(1.5f), box.y - ui.px(4), ui.px(3), box.height + ui.px(8)}, ui.theme().text);
  page.y += ui.px(26);
}

}  // namespace

void settled(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  page.heading("sure/settled", 2, ui::style::subtitle, ui.t(TextKey::sure_settled));
  const priority::Robustness* result = parts.counted.result;
  if (!result) {
    page.paragraph("sure/settled/none", ui::style::small, ui.theme().muted,
                   ui.t(parts.state.halted ? TextKey::sure_answer_not_counted
                                           : TextKey::sure_answer_counting));
    return;
  }
  if (parts.order().line_year == 0) return firsts(page, parts);
  const priority::Settled found = priority::settled(*result, parts.order().line);
  page.space(8);
  // Under each other where the words do not fit beside each other.
  std::vector<ui::Option> options;
  std::string chosen;
  for (const GroupWords& one : groups) {
    options.push_back(
        {one.value, ui.t(one.name) + " " + std::to_string((found.*one.measures).size())});
    if (one.group == parts.state.listed) chosen = one.value;
  }
  float widest = 0;
  for (const ui::Option& option : options) {
    widest = std::max(widest, ui.width_of(ui::style::button, option.label) + ui.px(20));
  }
  const Rect place{page.x, page.y, page.width, ui.target()};
  const auto answered =
      3 * widest <= page.width
          ? ui.choice("sure/group", place, ui.t(TextKey::sure_settled_group), options, chosen)
          : ui.select("sure/group", place, ui.t(TextKey::sure_settled_group), options, chosen);
  page.y += ui.target() + ui.px(8);
  const GroupWords* listed = &groups[1];
  for (const GroupWords& one : groups) {
    if (answered && *answered == one.value) parts.state.listed = one.group;
    if (one.group == parts.state.listed) listed = &one;
  }
  page.paragraph("sure/settled/about", ui::style::small, ui.theme().muted, ui.t(listed->about));
  page.space(4);
  const std::vector<std::uint32_t>& measures = found.*listed->measures;
  if (measures.empty()) {
    page.paragraph("sure/settled/empty", ui::style::body, ui.theme().muted,
                   ui.t(TextKey::sure_settled_none));
  }
  const float height = ui.px(48);
  const Rect whole{page.x, page.y, page.width, height * static_cast<float>(measures.size())};
  ui.open(node_of(ui::Role::list, "sure/list", ui.t(listed->name)), whole);
  for (std::size_t at = 0; at < measures.size(); ++at) {
    const Rect box{page.x, page.y + height * static_cast<float>(at), page.width, height};
    const bool is_end = at == 0 || at + 1 == measures.size();  // by which Tab comes in
    if (!is_end && !ui.is_near(box)) continue;
    share_row(parts, box, measures[at]);
    ui.set_place("sure/" + parts.plan().measures[measures[at]].id, at, measures.size());
  }
  ui.close();
  page.y += whole.height;
}

void close_calls(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  constexpr std::size_t at_most = 6;
  constexpr std::size_t all_at_most = 100;
  page.heading("sure/close", 2, ui::style::subtitle, ui.t(TextKey::sure_close));
  const auto& calls = parts.work.close_calls(parts.counted.result);
  page.paragraph("sure/close/about", ui::style::small, ui.theme().muted,
                 ui.t(calls.empty() ? TextKey::sure_close_none : TextKey::sure_close_about));
  page.space(2);
  const std::size_t shown = std::min(parts.state.all_close ? all_at_most : at_most, calls.size());
  const float top = page.y;
  ui.open(node_of(ui::Role::list, "sure/close/list", ui.t(TextKey::sure_close)),
          {page.x, top, page.width, 0});
  for (std::size_t at = 0; at < shown; ++at) {
    const priority::CloseCall& call = calls[at];
    const std::string id = "sure/close/" + call.before + "/" + call.after;
    const std::string title = words::close_call_title(ui.language(), parts.plan(), call);
    const std::string words = words::close_call_words(ui.language(), call);
    page.space(8);
    const float height = ui.height_of(ui::style::row, title, page.width) +
                         ui.height_of(ui::style::small, words, page.width);
    ui.open(node_of(ui::Role::item, id, ""), {page.x, page.y, page.width, height});
    page.paragraph(id + "/pair", ui::style::row, ui.theme().text, title);
    page.paragraph(id + "/words", ui::style::small, ui.theme().muted, words);
    ui.close();
  }
  ui.close();
  if (calls.size() <= at_most) return;
  page.space(6);
  const std::string words = parts.state.all_close ? ui.t(TextKey::sure_show_fewer)
                                                  : ui.t(TextKey::sure_show_all,
                                                         {{"count", std::to_string(calls.size())}});
  if (small_button(page, "sure/close/more", words)) {
    parts.state.all_close = !parts.state.all_close;
  }
}

void ranges(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  page.heading("sure/ranges", 2, ui::style::subtitle, ui.t(TextKey::sure_ranges));
  if (parts.work.criteria() < 2) {
    page.paragraph("sure/ranges/none", ui::style::small, ui.theme().muted,
                   ui.t(TextKey::sure_ranges_none));
    return;
  }
  page.paragraph("sure/ranges/about", ui::style::small, ui.theme().muted,
                 ui.t(TextKey::sure_ranges_about));
  for (const priority::WeightRange& range : parts.work.ranges()) {
    const std::string id = "sure/range/" + range.criterion;
    page.space(14);
    page.heading(id, 3, ui::style::strong,
                 ui.t(TextKey::sure_ranges_now,
                      {{"criterion", title_in(parts.plan().criteria, range.criterion)},
                       {"share", ui::percent(ui.language(), range.share)}}));
    if (parts.order().line_year != 0) {
      range_bar(page, range);
      page.paragraph(id + "/line", ui::style::small, ui.theme().text,
                     words::range_words(ui.language(), range));
      int at = 0;
      for (const std::string& words : words::range_end_words(ui.language(), parts.plan(), range)) {
        page.space(4);
        page.paragraph(id + "/end/" + std::to_string(at++), ui::style::small, ui.theme().text,
                       words);
      }
    }
    page.paragraph(id + "/other", ui::style::small, ui.theme().muted,
                   words::other_range_words(ui.language(), range));
  }
}

void opinions(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  constexpr std::size_t at_most = 5;
  page.heading("sure/ways", 2, ui::style::subtitle, ui.t(TextKey::sure_ways));
  page.paragraph("sure/ways/about", ui::style::small, ui.theme().muted,
                 ui.t(TextKey::sure_ways_about));
  if (!parts.work.opinions()) return;
  for (const priority::Opinion& opinion : *parts.work.opinions()) {
    const std::string method(words::method_name(opinion.way));
    const bool is_topsis = opinion.way == priority::OtherWay::topsis;
    const std::string id = is_topsis ? "sure/way/topsis" : "sure/way/promethee";
    page.space(14);
    page.heading(id, 3, ui::style::strong, method);
    page.paragraph(id + "/about", ui::style::small, ui.theme().muted,
                   words::way_words(ui.language(), opinion.way));
    page.space(4);
    page.paragraph(id + "/agreement", ui::style::small, ui.theme().text,
                   words::agreement_words(ui.language(), opinion));
    page.paragraph(id + "/numbers", ui::style::small, ui.theme().muted,
                   words::agreement_numbers(ui.language(), opinion));
    if (opinion.disagreements.empty()) continue;
    page.space(8);
    page.paragraph(id + "/differ", ui::style::small_strong, ui.theme().text,
                   ui.t(TextKey::sure_differ));
    for (std::size_t at = 0; at < std::min(at_most, opinion.disagreements.size()); ++at) {
      const priority::Disagreement& one = opinion.disagreements[at];
      page.space(4);
      page.paragraph(id + "/" + one.measure, ui::style::small, ui.theme().text,
                     parts.plan().measures.find(one.measure)->title);
      page.paragraph(id + "/" + one.measure + "/places", ui::style::small, ui.theme().muted,
                     words::disagreement_words(ui.language(), one));
    }
  }
}

void missing(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  constexpr std::size_t at_most = 8;
  const auto& all = parts.work.missing();
  page.heading("sure/missing", 2, ui::style::subtitle, ui.t(TextKey::sure_missing));
  page.paragraph("sure/missing/about", ui::style::small, ui.theme().muted,
                 ui.t(TextKey::sure_missing_about));
  for (std::size_t at = 0; at < std::min(at_most, all.size()); ++at) {
    page.space(8);
    page.paragraph("sure/missing/" + all[at].measure, ui::style::row, ui.theme().text,
                   parts.plan().measures.find(all[at].measure)->title);
    page.paragraph("sure/missing/" + all[at].measure + "/range", ui::style::small, ui.theme().muted,
                   words::missing_words(ui.language(), parts.plan(), all[at]));
  }
  if (all.size() <= at_most) return;
  page.space(8);
  page.paragraph("sure/missing/more", ui::style::small, ui.theme().muted,
                 ui.n(PluralKey::sure_more, static_cast<std::int64_t>(all.size() - at_most)));
}

}  // namespace malvag::views::robustness_parts
