// What does not hang on the weights, and the choices that are almost as good.
#include <algorithm>
#include <cstdlib>

#include "../../../../core/plan/in_order.hpp"
#include "../../../ui/numbers.hpp"
#include "tradeoff_parts.hpp"

namespace malvag::views::tradeoff_parts {
namespace {

using ui::Page;
using ui::PluralKey;
using ui::Rect;
using ui::TextKey;

constexpr std::size_t titles_at_most = 3;
constexpr std::size_t rows_at_most = 8;

std::string listed(const ui::Ui& ui, const Plan& plan, const std::vector<Id>& ids) {
  std::string all, last;
  for (std::size_t at = 0; at < std::min(ids.size(), titles_at_most); ++at) {
    if (!last.empty()) all += (all.empty() ? "" : ", ") + last;
    last = "”" + plan.measures.find(ids[at])->title + "”";
  }
  if (ids.size() > titles_at_most) {
    all += (all.empty() ? "" : ", ") + last;
    const auto rest = static_cast<std::int64_t>(ids.size() - titles_at_most);
    return all + " " + ui::in_sentence(ui.n(PluralKey::tradeoff_more, rest));
  }
  if (all.empty()) return last;
  return ui.t(TextKey::tradeoff_next_and, {{"titles", all}, {"last", last}});
}

std::vector<Id> only_in(const portfolio::Selection& one, const portfolio::Selection& other) {
  std::vector<Id> result;
  for (const portfolio::Taken& taken : one.taken) {
    if (!is_taken(other, taken.measure)) result.push_back(taken.measure);
  }
  return result;
}

void next_row(Page& page, Parts& parts, std::size_t place) {
  ui::Ui& ui = page.ui;
  const portfolio::Selection& now = parts.selection();
  const portfolio::Selection& next = parts.work.next()[place];
  const std::string id = "avvagning/next/" + std::to_string(place);
  const std::vector<Id> in = only_in(next, now), out = only_in(now, next);
  const std::string titles = listed(ui, parts.plan(), in);
  page.space(6);
  page.paragraph(id, ui::style::small, ui.theme().text,
                 out.empty() ? ui.t(TextKey::tradeoff_next_add, {{"in", titles}})
                             : ui.t(TextKey::tradeoff_next_swap,
                                    {{"in", titles}, {"out", listed(ui, parts.plan(), out)}}));
  page.paragraph(id + "/points", ui::style::small, ui.theme().muted,
                 difference_words(ui, now, next));
}

struct Shared {
  Id measure;
  std::int64_t choices = 0;
};

void shared_row(Parts& parts, Rect box, const Shared& one, std::int64_t choices) {
  ui::Ui& ui = parts.ui;
  const ui::Theme& theme = ui.theme();
  const std::string id = "avvagning/sure/" + one.measure;
  const std::string& title = parts.plan().measures.find(one.measure)->title;
  const bool is_some = one.choices > 0 && one.choices < choices;
  const std::string share = is_some ? ui.t(TextKey::tradeoff_sure_share,
                                           {{"part", ui::whole_number(ui.language(), one.choices)},
                                            {"count", ui::whole_number(ui.language(), choices)}})
                                    : "";
  ui::Node item;
  item.id = id;
  item.role = ui::Role::item;
  ui.open(std::move(item), box);
  ui::Node button;
  button.id = id + "/open";
  button.role = ui::Role::button;
  button.name = title;
  button.description = share;
  ui.put(std::move(button), box);
  const ui::Pressed pressed = ui.pressable(id + "/open", box);
  if (pressed.hovered) ui.fill(box, theme.sunken, 4);
  const bool is_tight = box.width < ui.px(236);
  Rect inside = box.inset(ui.px(is_tight ? 2 : 8), 0);
  if (is_some && is_tight) {
    const Rect number = inside.take_bottom(0.4f * inside.height);
    ui.line_of_text(number, ui::style::small, theme.muted, share);
  } else if (is_some) {
    const float width = ui.width_of(ui::style::small, share) + ui.px(4);
    const Rect number = inside.take_right(std::min(width, 0.25f * inside.width));
    ui.line_of_text(number, ui::style::small, theme.muted, share, ui::Align::right);
    inside.take_right(ui.px(4));
  }
  ui.line_of_text(inside, ui::style::small, theme.text, title);
  ui.close();
  if (pressed.focused) ui.outline(box.inset(1), theme.focus, 4, 2.5f);
  if (!pressed.pressed) return;
  select(parts, one.measure);
  if (pressed.focused) ui.focus("avvagning/details/close");
}

void shared_list(Page& page, Parts& parts, const std::string& name, TextKey heading,
                 const std::vector<Shared>& rows, std::int64_t choices) {
  ui::Ui& ui = page.ui;
  const std::string id = "avvagning/sure/" + name;
  const bool open = parts.state.unfolded.count(id) > 0;
  const auto count = static_cast<std::int64_t>(rows.size());
  const std::string words = ui.t(heading, {{"count", ui::whole_number(ui.language(), count)}});
  const Rect toggle{page.x - ui.px(8), page.y, page.width + ui.px(8), ui.target()};
  if (ui.disclosure(id, toggle, words, open)) turn_fold(parts.state, id);
  page.y += ui.target();
  if (!open) return;
  if (rows.empty()) {
    page.paragraph(id + "/none", ui::style::small, ui.theme().muted,
                   ui.t(TextKey::tradeoff_sure_nothing));
    return;
  }
  const float height = std::max(ui.px(28), ui.target());
  const bool folds = rows.size() > rows_at_most + 2;
  const bool all = !folds || parts.state.unfolded.count(id + "/all") > 0;
  const std::size_t shown = all ? rows.size() : rows_at_most;
  ui::Node list;
  list.id = id + "/list";
  list.role = ui::Role::list;
  list.name = words;
  const Rect whole{page.x, page.y, page.width, height * static_cast<float>(shown)};
  ui.open(std::move(list), whole);
  for (std::size_t at = 0; at < shown; ++at) {
    const Rect box{page.x, page.y + height * static_cast<float>(at), page.width, height};
    const bool is_end = at == 0 || at + 1 == shown;  // by which Tab comes in
    if (is_end || ui.is_near(box)) shared_row(parts, box, rows[at], choices);
  }
  ui.close();
  page.y += whole.height + ui.px(6);
  if (!folds) return;
  const std::string more =
      all ? ui.t(TextKey::tradeoff_show_fewer)
          : ui.t(TextKey::tradeoff_show_all, {{"count", ui::whole_number(ui.language(), count)}});
  const float width = ui.width_of(ui::style::button, more) + ui.px(52);
  if (ui.disclosure(id + "/fold", {page.x, page.y, std::min(page.width, width), ui.target()}, more,
                    all)) {
    turn_fold(parts.state, id + "/all");
  }
  page.y += ui.target();
}

}  // namespace

void next_best(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  page.heading("avvagning/next", 2, ui::style::subtitle, ui.t(TextKey::tradeoff_next));
  const auto& next = parts.work.next();
  for (std::size_t place = 0; place < next.size(); ++place) next_row(page, parts, place);
  if (!parts.work.next_is_done()) {
    page.paragraph("avvagning/next/searching", ui::style::small, ui.theme().muted,
                   ui.t(TextKey::tradeoff_frontier_searching));
  } else if (next.empty()) {
    page.paragraph("avvagning/next/none", ui::style::small, ui.theme().text,
                   ui.t(TextKey::tradeoff_next_none));
  }
}

void sure(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  page.heading("avvagning/sure", 2, ui::style::subtitle, ui.t(TextKey::tradeoff_sure));
  const portfolio::RobustSelection* found = parts.work.sure();
  if (!found || found->choices == 0) {
    page.paragraph("avvagning/sure/searching", ui::style::small, ui.theme().muted,
                   ui.t(TextKey::tradeoff_frontier_searching));
    return;
  }
  const std::string count = ui::whole_number(ui.language(), found->choices);
  page.paragraph("avvagning/sure/hint", ui::style::small, ui.theme().muted,
                 ui.t(found->exact ? TextKey::tradeoff_sure_exact : TextKey::tradeoff_sure_drawn,
                      {{"count", count}}));
  if (found->choices < found->total) {
    page.space(6);
    ui.progress("avvagning/sure/progress", {page.x, page.y, page.width, ui.px(6)},
                ui.t(TextKey::tradeoff_sure_progress,
                     {{"done", count}, {"total", ui::whole_number(ui.language(), found->total)}}),
                static_cast<double>(found->choices) / static_cast<double>(found->total));
    page.space(8);
  }
  if (found->unproven > 0) {
    page.paragraph("avvagning/sure/unproven", ui::style::small, ui.theme().muted,
                   ui.n(PluralKey::tradeoff_sure_unproven, found->unproven));
  }
  std::vector<Shared> fixed, all, some, none;
  const auto add = [&](const Id& measure) {
    const std::int64_t times = found->taken[*parts.plan().measures.place_of(measure)];
    (times == 0 ? none : times == found->choices ? all : some).push_back({measure, times});
  };
  for (const portfolio::Taken& one : parts.selection().taken) {
    const bool is_tried = parts.state.tried.count(one.measure) > 0;  // nobody has decided it
    if (one.locked && !is_tried) {
      fixed.push_back({one.measure, found->choices});
    } else {
      add(one.measure);
    }
  }
  for (const portfolio::LeftOut& one : parts.selection().left_out) add(one.measure);
  // What hangs the most on the weights first: in half of the choices, and half of them not.
  put_in_order(some, [&](const Shared& one, const Shared& other) {
    return std::abs(2 * one.choices - found->choices) <
           std::abs(2 * other.choices - found->choices);
  });
  page.space(4);
  if (!fixed.empty()) {
    shared_list(page, parts, "fixed", TextKey::tradeoff_sure_fixed, fixed, found->choices);
  }
  shared_list(page, parts, "all", TextKey::tradeoff_sure_in_all, all, found->choices);
  shared_list(page, parts, "some", TextKey::tradeoff_sure_in_some, some, found->choices);
  shared_list(page, parts, "none", TextKey::tradeoff_sure_in_none, none, found->choices);
}

}  // namespace malvag::views::tradeoff_parts
