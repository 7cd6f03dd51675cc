// Sentences for choices within the frames.
#include "selection_words.hpp"

#include <algorithm>

#include "../ui/numbers.hpp"
#include "conflict_phrases.hpp"
#include "room_words.hpp"

namespace malvag::words {
namespace {

using portfolio::FrameOfYear;
using portfolio::ImpossibleBy;
using portfolio::LeftOutBy;
using portfolio::StaffOfYear;
using ui::TextKey;

ui::Arguments money_of(ui::Language language, const Plan& plan, const FrameOfYear& frame,
                       Tkr missing) {
  return {{"body", whose_room(language, plan, frame.frame, frame.body)},
          {"year", std::to_string(frame.year)},
          {"missing", ui::rounded_money(language, missing)}};
}

ui::Arguments staff_of(ui::Language language, const Plan& plan, const StaffOfYear& staff,
                       std::int64_t missing) {
  return {{"body", body_title(plan, staff.body)},
          {"year", std::to_string(staff.year)},
          {"missing", equivalents(language, missing)}};
}

std::string lock_words(ui::Language language, const Plan& plan,
                       const portfolio::LeftOut& left_out) {
  if (left_out.tried) return ui::text(language, TextKey::tradeoff_by_lock_tried);
  const Measure* measure = plan.measures.find(left_out.measure);
  if (!measure || !measure->lock || measure->lock->who.empty()) {
    return ui::text(language, TextKey::tradeoff_by_lock);
  }
  return ui::text(language, TextKey::tradeoff_by_lock_who,
                  {{"who", measure->lock->who}, {"reason", measure->lock->reason}});
}

// A saving that is not made: is there anything that its money could have gone to?
std::string harm_words(ui::Language language, const Plan& plan,
                       const portfolio::Selection& selection, const portfolio::LeftOut& left_out) {
  const Measure* measure = plan.measures.find(left_out.measure);
  const bool saves = measure && std::any_of(measure->costs.begin(), measure->costs.end(),
                                            [](const auto& cost) { return cost.second < 0; });
  if (!saves) return ui::text(language, TextKey::tradeoff_by_harm);
  const bool money_is_short =
      std::any_of(selection.left_out.begin(), selection.left_out.end(),
                  [](const portfolio::LeftOut& one) { return one.frame.has_value(); });
  return ui::text(language, money_is_short ? TextKey::tradeoff_by_harm_outweighed
                                           : TextKey::tradeoff_by_harm_saving);
}

std::string shortage_words(ui::Language language, const Plan& plan,
                           const portfolio::Selection& selection,
                           const portfolio::LeftOut& left_out) {
  const bool money = left_out.frame.has_value();
  ui::Arguments arguments =
      money ? money_of(language, plan, selection.frames[*left_out.frame], left_out.missing)
            : staff_of(language, plan, selection.staff[*left_out.staff], left_out.missing_staff);
  if (left_out.by == LeftOutBy::tier) {
    arguments.push_back({"tier", left_out.tier_title});
    return ui::text(language,
                    money ? TextKey::tradeoff_by_tier_money : TextKey::tradeoff_by_tier_staff,
                    arguments);
  }
  if (!money) return ui::text(language, TextKey::tradeoff_by_staff, arguments);
  if (!left_out.staff) return ui::text(language, TextKey::tradeoff_by_money, arguments);
  const StaffOfYear& staff = selection.staff[*left_out.staff];
  arguments.push_back({"staff", equivalents(language, left_out.missing_staff)});
  arguments.push_back({"unit", body_title(plan, staff.body)});
  arguments.push_back({"period", std::to_string(staff.year)});
  return ui::text(language, TextKey::tradeoff_by_money_staff, arguments);
}

}  // namespace

std::string as_good_words(ui::Language language, const Plan& plan,
                          const portfolio::Selection& selection,
                          const portfolio::Selection& another) {
  const auto titles_beside = [&](const portfolio::Selection& one,
                                 const portfolio::Selection& other) {
    std::vector<std::string> titles;
    for (const portfolio::Taken& taken : one.taken) {
      const bool in_both =
          std::any_of(other.taken.begin(), other.taken.end(),
                      [&](const portfolio::Taken& same) { return same.measure == taken.measure; });
      if (!in_both) titles.push_back("”" + title_in(plan.measures, taken.measure) + "”");
    }
    return listed(language, titles);
  };
  const std::string in = titles_beside(another, selection);
  const std::string out = titles_beside(selection, another);
  return ui::text(language,
                  out.empty() ? TextKey::tradeoff_as_good_add : TextKey::tradeoff_as_good_swap,
                  {{"in", in}, {"out", out}});
}

std::string uncovered_words(ui::Language language, const Plan& plan,
                            const portfolio::Selection& selection) {
  std::vector<std::string> costs;
  for (const priority::Uncovered& one : selection.uncovered) {
    costs.push_back(ui::text(
        language, TextKey::tradeoff_uncovered_one,
        {{"amount", ui::rounded_money(language, one.cost)}, {"body", body_title(plan, one.body)}}));
  }
  if (costs.empty()) return {};
  return ui::text(language, TextKey::tradeoff_uncovered, {{"costs", some_of(language, costs)}});
}

std::string equivalents(ui::Language language, std::int64_t thousandths) {
  int decimals = 3;
  for (std::int64_t rest = thousandths; decimals > 0 && rest % 10 == 0; rest /= 10) --decimals;
  return ui::decimal_number(language, static_cast<double>(thousandths) / 1000, decimals);
}

std::string reason_words(ui::Language language, const Plan& plan,
                         const portfolio::Selection& selection,
                         const portfolio::LeftOut& left_out) {
  const ui::Arguments other = {{"other", title_in(plan.measures, left_out.other)}};
  switch (left_out.by) {
    case LeftOutBy::stopped:
      return ui::text(language, TextKey::tradeoff_by_stopped);
    case LeftOutBy::lock:
      return lock_words(language, plan, left_out);
    case LeftOutBy::scores:
      return ui::text(language, TextKey::tradeoff_by_scores);
    case LeftOutBy::outside:
      return ui::text(language, TextKey::val_measure_outside);
    case LeftOutBy::exclusion:
      return ui::text(language, TextKey::tradeoff_by_exclusion, other);
    case LeftOutBy::need: {
      const auto& taken = selection.taken;
      const bool is_taken =
          std::any_of(taken.begin(), taken.end(),
                      [&](const portfolio::Taken& one) { return one.measure == left_out.other; });
      return ui::text(language,
                      is_taken ? TextKey::tradeoff_by_need_late : TextKey::tradeoff_by_need, other);
    }
    case LeftOutBy::group: {
      const Group* group = plan.groups.find(left_out.other);
      return ui::plural(language, ui::PluralKey::tradeoff_by_group, group ? *group->most : 1,
                        {{"group", title_in(plan.groups, left_out.other)}});
    }
    case LeftOutBy::harm:
      return harm_words(language, plan, selection, left_out);
    case LeftOutBy::money:
    case LeftOutBy::staff:
    case LeftOutBy::tier:
      return shortage_words(language, plan, selection, left_out);
    case LeftOutBy::open:
      return ui::text(language, TextKey::tradeoff_by_open);
    case LeftOutBy::worth:
      break;
  }
  return ui::text(language, TextKey::tradeoff_by_worth);
}

std::string impossible_words(ui::Language language, const Plan& plan,
                             const portfolio::Selection& selection) {
  const portfolio::Impossible& why = *selection.impossible;
  const ui::Arguments both = {{"one", title_in(plan.measures, why.one)},
                              {"other", title_in(plan.measures, why.other)}};
  switch (why.by) {
    case ImpossibleBy::lock:
      return ui::text(language, TextKey::tradeoff_impossible_lock, both);
    case ImpossibleBy::exclusion:
      return ui::text(language, TextKey::tradeoff_impossible_exclusion, both);
    case ImpossibleBy::least:
    case ImpossibleBy::most: {
      const Group* group = plan.groups.find(why.one);
      return ui::text(language,
                      why.by == ImpossibleBy::least ? TextKey::tradeoff_impossible_least
                                                    : TextKey::tradeoff_impossible_most,
                      {{"group", title_in(plan.groups, why.one)},
                       {"can", ui::whole_number(language, why.can)},
                       {"least", ui::whole_number(language, group ? group->least : 0)},
                       {"most", ui::whole_number(language, group ? group->most.value_or(0) : 0)}});
    }
    case ImpossibleBy::staff:
      return ui::text(language, TextKey::tradeoff_impossible_staff,
                      staff_of(language, plan, selection.staff[*why.staff], why.missing_staff));
    case ImpossibleBy::frame:
      return ui::text(language, TextKey::tradeoff_impossible_frame,
                      money_of(language, plan, selection.frames[*why.frame], why.missing));
    case ImpossibleBy::together:
      break;
  }
  return ui::text(language, TextKey::tradeoff_impossible_together);
}

}  // namespace malvag::words
