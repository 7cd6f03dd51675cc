// Asks, shows what the answers give, and writes them in.
#include "principle_weighing.hpp"

#include <algorithm>
#include <cmath>

#include "../../../../core/plan/in_order.hpp"
#include "../../../ui/numbers.hpp"

namespace malvag::views::principle_parts {
namespace {

using ui::ButtonKind;
using ui::Page;
using ui::Rect;
using ui::TextKey;

constexpr WeighingMethod methods[] = {WeighingMethod::ordinal, WeighingMethod::swing,
                                      WeighingMethod::points, WeighingMethod::pairwise,
                                      WeighingMethod::direct};
constexpr TextKey method_names[] = {
    TextKey::principle_weigh_method_ordinal, TextKey::principle_weigh_method_swing,
    TextKey::principle_weigh_method_points, TextKey::principle_weigh_method_pairwise,
    TextKey::principle_weigh_method_direct};
constexpr TextKey method_abouts[] = {
    TextKey::principle_weigh_about_ordinal, TextKey::principle_weigh_about_swing,
    TextKey::principle_weigh_about_points, TextKey::principle_weigh_about_pairwise,
    TextKey::principle_weigh_about_direct};
constexpr int times_offered[] = {9, 7, 5, 3, 2};  // Saaty's scale, without the fine steps

std::size_t place_of(WeighingMethod method) {
  return static_cast<std::size_t>(std::find(std::begin(methods), std::end(methods), method) -
                                  std::begin(methods));
}

float small_field(const ui::Ui& ui) {
  return std::min(ui.target(), ui.px(36));
}

void method_choice(Page& page, Parts& parts, const Tier& tier) {
  ui::Ui& ui = page.ui;
  Weighing& answers = *parts.state.weighing;
  std::vector<ui::Option> options;
  for (std::size_t at = 0; at < std::size(methods); ++at) {
    options.push_back({std::to_string(at), ui.t(method_names[at])});
  }
  const Rect box =
      labelled(page, "princip/weigh/method", ui.t(TextKey::principle_weigh_method), ui.target());
  const auto chosen = ui.select("princip/weigh/method", box, ui.t(TextKey::principle_weigh_method),
                                options, std::to_string(place_of(answers.method)));
  if (chosen && chosen->size() == 1 && (*chosen)[0] >= '0' && (*chosen)[0] <= '4') {
    Weighing anew =
        begun_weighing(parts.plan(), tier, methods[static_cast<std::size_t>((*chosen)[0] - '0')]);
    anew.who = answers.who;
    anew.reason = answers.reason;
    answers = std::move(anew);
    parts.state.not_a_number.clear();
  }
  page.space(8);
  page.paragraph("princip/weigh/about", ui::style::small, ui.theme().text,
                 ui.t(method_abouts[place_of(answers.method)]));
  page.space(8);
}

void points_row(Page& page, Parts& parts, const Id& criterion) {
  ui::Ui& ui = page.ui;
  Weighing& answers = *parts.state.weighing;
  const std::string id = "princip/weigh/points/" + criterion;
  const std::string title = title_in(parts.plan().criteria, criterion);
  const float height = ui.px(52);
  Rect row{page.x, page.y, page.width, height};
  const Rect field = row.take_right(ui.px(84));
  row.take_right(ui.px(12));
  ui.label(id + "/name", {row.x, row.y + ui.px(4), row.width, ui.px(22)}, ui::style::row,
           ui.theme().text, title);
  ui.label(id + "/range", {row.x, row.y + ui.px(27), row.width, ui.px(20)}, ui::style::small,
           ui.theme().muted, words::range_words(ui.language(), parts.plan(), criterion));
  const double points = answers.points.value_or(criterion, 0.0);
  const float field_height = small_field(ui);
  const auto written =
      ui.number_field(id, {field.x, field.centre().y - field_height / 2, field.width, field_height},
                      ui.t(TextKey::principle_weigh_points_of, {{"criterion", title}}),
                      ui::plain_number(ui.language(), points, 1));
  page.y += height;
  if (written) {
    const auto number = ui::parse_number(*written);
    parts.state.not_a_number = number ? "" : id;
    if (number) answers.points.set(criterion, std::clamp(*number, 0.0, 1e6));
  }
  not_a_number(page, parts.state, id);
}

void points(Page& page, Parts& parts, const std::vector<Id>& criteria) {
  ui::Ui& ui = page.ui;
  for (const Id& criterion : criteria) points_row(page, parts, criterion);
  const Weighing& answers = *parts.state.weighing;
  if (answers.method != WeighingMethod::points) return;
  double sum = 0;
  for (const auto& [criterion, given] : answers.points) sum += given;
  page.space(4);
  page.paragraph(
      "princip/weigh/sum", ui::style::small_strong,
      std::fabs(sum - 100) < 0.05 ? ui.theme().text : ui.theme().partly,
      ui.t(TextKey::principle_weigh_sum, {{"sum", ui::plain_number(ui.language(), sum, 1)}}),
      ui::Role::status);
}

void order(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  std::vector<Id>& order = parts.state.weighing->order;
  ui::Node list;
  list.id = "princip/weigh/order";
  list.role = ui::Role::list;
  list.name = ui.t(TextKey::principle_weigh_method_ordinal);
  const float height = std::max(ui.px(48), ui.target() + ui.px(4));
  ui.open(std::move(list), {page.x, page.y, page.width, height * static_cast<float>(order.size())});
  std::optional<std::pair<std::size_t, std::size_t>> swapped;
  for (std::size_t at = 0; at < order.size(); ++at) {
    const std::string id = "princip/weigh/order/" + order[at];
    const std::string title = title_in(parts.plan().criteria, order[at]);
    Rect row{page.x, page.y, page.width, height};
    ui::Node item;
    item.id = id;
    item.role = ui::Role::item;
    ui.open(std::move(item), row);
    const float side = ui.target();
    const Rect down = row.take_right(side);
    row.take_right(ui.px(4));
    const Rect up = row.take_right(side);
    row.take_right(ui.px(8));
    const auto button = [&](const std::string& name, Rect box, bool upwards, TextKey spoken,
                            bool enabled) {
      const Rect square{box.x, box.centre().y - side / 2, side, side};
      const bool pressed = ui.button(id + name, square, "", ButtonKind::secondary, enabled,
                                     ui.t(spoken, {{"criterion", title}}));
      ui.triangle(square.centre(), ui.px(9), upwards, enabled ? ui.theme().text : ui.theme().none);
      return pressed;
    };
    if (button("/up", up, true, TextKey::principle_weigh_order_up, at > 0)) swapped = {at, at - 1};
    if (button("/down", down, false, TextKey::principle_weigh_order_down, at + 1 < order.size())) {
      swapped = {at, at + 1};
    }
    ui.label(id + "/name", row, ui::style::row, ui.theme().text,
             std::to_string(at + 1) + ".  " + title);
    ui.close();
    ui.rule({page.x, page.y + height - 1}, {page.x + page.width, page.y + height - 1},
            ui.theme().line);
    page.y += height;
  }
  ui.close();
  if (!swapped) return;
  std::swap(order[swapped->first], order[swapped->second]);
  ui.say(ui.t(TextKey::principle_weigh_moved,
              {{"criterion", title_in(parts.plan().criteria, order[swapped->second])},
               {"number", std::to_string(swapped->second + 1)},
               {"count", std::to_string(order.size())}}));
}

const Judgement* judged(const Weighing& answers, const Id& one, const Id& other) {
  for (const Judgement& judgement : answers.judgements) {
    if ((judgement.more == one && judgement.less == other) ||
        (judgement.more == other && judgement.less == one)) {
      return &judgement;
    }
  }
  return nullptr;
}

void judge(Weighing& answers, const Id& one, const Id& other, int times) {
  auto& all = answers.judgements;
  all.erase(std::remove_if(all.begin(), all.end(),
                           [&](const Judgement& judgement) {
                             return judged(answers, one, other) == &judgement;
                           }),
            all.end());
  Judgement judgement;
  judgement.more = times >= 0 ? one : other;
  judgement.less = times >= 0 ? other : one;
  judgement.times = std::max(std::abs(times), 1);
  all.push_back(std::move(judgement));
}

void pair(Page& page, Parts& parts, const Id& one, const Id& other) {
  ui::Ui& ui = page.ui;
  Weighing& answers = *parts.state.weighing;
  const std::string first = title_in(parts.plan().criteria, one),
                    second = title_in(parts.plan().criteria, other);
  std::vector<ui::Option> options;
  const auto add = [&](int times, const std::string& criterion) {
    options.push_back({std::to_string(times), ui.t(TextKey::principle_weigh_pair_more,
                                                   {{"criterion", criterion},
                                                    {"times", std::to_string(std::abs(times))}})});
  };
  for (const int times : times_offered) add(times, first);
  options.push_back({"1", ui.t(TextKey::principle_weigh_pair_equal)});
  for (auto times = std::rbegin(times_offered); times != std::rend(times_offered); ++times) {
    add(-*times, second);
  }
  const Judgement* known = judged(answers, one, other);
  int now = 1;
  if (known) now = static_cast<int>(std::lround(known->times)) * (known->more == one ? 1 : -1);
  if (now == -1) now = 1;
  const std::string id = "princip/weigh/pair/" + one + "/" + other;
  const std::string name = ui.t(TextKey::principle_weigh_pair, {{"one", first}, {"other", second}});
  const Rect box = labelled(page, id, name, ui.target());
  const auto chosen = ui.select(id, box, name, options, std::to_string(now));
  if (chosen) judge(answers, one, other, std::atoi(chosen->c_str()));
}

void pairs(Page& page, Parts& parts, const std::vector<Id>& criteria) {
  for (std::size_t one = 0; one < criteria.size(); ++one) {
    for (std::size_t other = one + 1; other < criteria.size(); ++other) {
      pair(page, parts, criteria[one], criteria[other]);
    }
  }
}

void contradiction(Page& page, Parts& parts, const priority::Weighed& weighed) {
  ui::Ui& ui = page.ui;
  page.space(6);
  page.paragraph("princip/weigh/consistency", ui::style::small, ui.theme().text,
                 words::consistency_words(ui.language(), weighed.consistency_ratio),
                 ui::Role::status);
  if (!weighed.worst || weighed.consistency_ratio <= 0.10) return;
  const priority::Contradiction& worst = *weighed.worst;
  const std::string implied =
      worst.implied >= 1 ? ui.t(TextKey::principle_weigh_implied_more,
                                {{"times", ui::plain_number(ui.language(), worst.implied)}})
                         : ui.t(TextKey::principle_weigh_implied_less,
                                {{"times", ui::plain_number(ui.language(), 1 / worst.implied)}});
  page.paragraph(
      "princip/weigh/worst", ui::style::small, ui.theme().partly,
      ui.t(TextKey::principle_weigh_worst, {{"more", title_in(parts.plan().criteria, worst.more)},
                                            {"less", title_in(parts.plan().criteria, worst.less)},
                                            {"times", ui::plain_number(ui.language(), worst.times)},
                                            {"implied", implied}}));
}

void outcome(Page& page, Parts& parts, const std::vector<Id>& criteria,
             const std::optional<priority::Weighed>& weighed) {
  ui::Ui& ui = page.ui;
  page.space(14);
  page.heading("princip/weigh/result", 3, ui::style::small_strong,
               ui.t(TextKey::principle_weigh_result));
  if (!weighed) {
    page.paragraph("princip/weigh/nothing", ui::style::small, ui.theme().muted,
                   ui.t(TextKey::principle_weigh_nothing));
    return;
  }
  std::vector<double> shares;
  for (const Id& criterion : criteria) shares.push_back(weighed->weights.value_or(criterion, 0.0));
  shares = ui::rounded_to_sum(shares, 0);
  for (std::size_t at = 0; at < criteria.size(); ++at) {
    page.paragraph("princip/weigh/result/" + criteria[at], ui::style::small, ui.theme().text,
                   ui.t(TextKey::principle_step_share,
                        {{"criterion", title_in(parts.plan().criteria, criteria[at])},
                         {"share", ui::percent(ui.language(), shares[at] / 100)}}));
  }
  if (parts.state.weighing->method == WeighingMethod::pairwise) {
    contradiction(page, parts, *weighed);
  }
}

Principle with_weights(const Parts& parts, std::size_t place, const priority::Weighed& weighed,
                       const std::vector<Id>& criteria) {
  Principle changed = parts.shown;
  changed.tiers[place].weights = weighed.weights;
  Weighing answers = *parts.state.weighing;
  answers.date = std::string(parts.today);
  changed.tiers[place].weighing = priority::recorded(answers, weighed, parts.plan(), criteria);
  return changed;
}

void end(Page& page, Parts& parts, std::size_t place, const std::vector<Id>& criteria,
         const std::optional<priority::Weighed>& weighed) {
  ui::Ui& ui = page.ui;
  Weighing& answers = *parts.state.weighing;
  const bool can_write = parts.can_change();
  if (can_write) {
    const float height = std::max(ui.px(40), ui.target());
    const Rect who =
        labelled(page, "princip/weigh/who", ui.t(TextKey::principle_weigh_who), height);
    ui.draft_field(ui::about("princip/weigh/who", parts.shown.id), who,
                   ui.t(TextKey::principle_weigh_who), answers.who);
    const Rect why =
        labelled(page, "princip/weigh/reason", ui.t(TextKey::principle_weigh_reason), ui.px(84));
    ui.draft_field(ui::about("princip/weigh/reason", parts.shown.id), why,
                   ui.t(TextKey::principle_weigh_reason), answers.reason, true);
    if (answers.who.empty() || answers.reason.empty()) {
      page.space(4);
      page.paragraph("princip/weigh/needs", ui::style::small, ui.theme().muted,
                     ui.t(TextKey::principle_weigh_needs));
    }
  } else {
    page.space(10);
    page.paragraph("princip/weigh/try-about", ui::style::small, ui.theme().muted,
                   ui.t(TextKey::principle_weigh_try_about));
  }
  page.space(12);
  float x = page.x;
  const auto button = [&](const std::string& id, TextKey key, ButtonKind kind, bool enabled) {
    const std::string label = ui.t(key);
    const float width = std::min(page.width, ui.button_width(label));
    if (x > page.x && x + width > page.x + page.width) {
      x = page.x;
      page.y += ui.target() + ui.px(8);
    }
    const Rect box{x, page.y, width, ui.target()};
    x += width + ui.px(12);
    return ui.button(id, box, label, kind, enabled);
  };
  const bool complete = weighed && !answers.who.empty() && !answers.reason.empty();
  if (can_write && button("princip/weigh/write", TextKey::principle_weigh_write,
                          ButtonKind::primary, complete)) {
    parts.put(with_weights(parts, place, *weighed, criteria));
    parts.state.weighing.reset();
    ui.forget_drafts("princip/weigh/", parts.shown.id);
    ui.focus("princip/weigh");
    page.y += ui.target();
    return;
  }
  if (button("princip/weigh/try", TextKey::principle_weigh_try,
             can_write ? ButtonKind::secondary : ButtonKind::primary, weighed.has_value())) {
    Principle tried = parts.shown;
    tried.tiers[place].weights = weighed->weights;
    parts.intents.try_principle = std::move(tried);
    parts.intents.go_to = "#/val";
  }
  if (button("princip/weigh/cancel", TextKey::principle_weigh_cancel, ButtonKind::quiet, true)) {
    parts.state.weighing.reset();
    ui.focus("princip/weigh");
  }
  page.y += ui.target();
}

}  // namespace

Weighing begun_weighing(const Plan& plan, const Tier& tier, WeighingMethod method) {
  Weighing begun;
  begun.method = method;
  if (tier.weighing && tier.weighing->method == method) begun = *tier.weighing;
  begun.date.clear();
  std::vector<Id> criteria = words::criteria_of(plan, tier);
  double largest = 0;
  for (const Id& criterion : criteria) {
    largest = std::max(largest, tier.weights.value_or(criterion, 0.0));
  }
  std::vector<double> shares;
  for (const Id& criterion : criteria) shares.push_back(100 * priority::share_of(tier, criterion));
  shares = ui::rounded_to_sum(shares, 0);
  for (std::size_t at = 0; at < criteria.size(); ++at) {
    if (begun.points.find(criteria[at])) continue;
    const double weight = tier.weights.value_or(criteria[at], 0.0);
    const double of_swing = largest > 0 ? std::round(100 * weight / largest) : 0;
    if (method == WeighingMethod::swing) begun.points.set(criteria[at], of_swing);
    if (method == WeighingMethod::points) begun.points.set(criteria[at], shares[at]);
    if (method == WeighingMethod::direct) begun.points.set(criteria[at], weight);
  }
  if (method == WeighingMethod::ordinal) {
    put_in_order(criteria, [&](const Id& one, const Id& other) {
      return tier.weights.value_or(one, 0.0) > tier.weights.value_or(other, 0.0);
    });
    for (const Id& criterion : criteria) {
      if (std::find(begun.order.begin(), begun.order.end(), criterion) == begun.order.end()) {
        begun.order.push_back(criterion);
      }
    }
  }
  return begun;
}

void weighing(Page& page, Parts& parts, std::size_t place) {
  const Tier& tier = parts.shown.tiers[place];
  const std::vector<Id> criteria = words::criteria_of(parts.plan(), tier);
  method_choice(page, parts, tier);
  switch (parts.state.weighing->method) {
    case WeighingMethod::ordinal:
      order(page, parts);
      break;
    case WeighingMethod::pairwise:
      pairs(page, parts, criteria);
      break;
    case WeighingMethod::direct:
    case WeighingMethod::swing:
    case WeighingMethod::points:
      points(page, parts, criteria);
      break;
  }
  const auto weighed = priority::weigh(*parts.state.weighing, criteria);
  outcome(page, parts, criteria, weighed);
  end(page, parts, place, criteria, weighed);
}

}  // namespace malvag::views::principle_parts
