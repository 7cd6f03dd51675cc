// Sentences for choices within the frames.
#include "selection_words.hpp"

#include "../ui/numbers.hpp"

namespace malvag::words {
namespace {

using portfolio::FrameOfYear;
using portfolio::ImpossibleBy;
using portfolio::LeftOutBy;
using ui::TextKey;

std::string title_of(const Plan& plan, const Id& measure) {
  const Measure* found = plan.measures.find(measure);
  return found ? found->title : measure;
}

ui::Arguments money_of(ui::Language language, const Plan& plan, const FrameOfYear& frame,
                       Tkr missing) {
  const Body* body = plan.bodies.find(frame.body);
  return {{"body", body ? body->title : frame.frame},
          {"year", std::to_string(frame.year)},
          {"missing", ui::million_kronor(language, missing)}};
}

}  // namespace

std::string reason_words(ui::Language language, const Plan& plan,
                         const portfolio::Selection& selection,
                         const portfolio::LeftOut& left_out) {
  const ui::Arguments other = {{"other", title_of(plan, left_out.other)}};
  switch (left_out.by) {
    case LeftOutBy::lock:
      return ui::text(language, TextKey::tradeoff_by_lock);
    case LeftOutBy::scores:
      return ui::text(language, TextKey::tradeoff_by_scores);
    case LeftOutBy::exclusion:
      return ui::text(language, TextKey::tradeoff_by_exclusion, other);
    case LeftOutBy::need:
      return ui::text(language, TextKey::tradeoff_by_need, other);
    case LeftOutBy::money:
      return ui::text(
          language, TextKey::tradeoff_by_money,
          money_of(language, plan, selection.frames[*left_out.frame], left_out.missing));
    case LeftOutBy::worth:
      break;
  }
  return ui::text(language, TextKey::tradeoff_by_worth);
}

std::string impossible_words(ui::Language language, const Plan& plan,
                             const portfolio::Selection& selection) {
  const portfolio::Impossible& why = *selection.impossible;
  const ui::Arguments both = {{"one", title_of(plan, why.one)},
                              {"other", title_of(plan, why.other)}};
  switch (why.by) {
    case ImpossibleBy::lock:
      return ui::text(language, TextKey::tradeoff_impossible_lock, both);
    case ImpossibleBy::exclusion:
      return ui::text(language, TextKey::tradeoff_impossible_exclusion, both);
    case ImpossibleBy::frame:
      return ui::text(language, TextKey::tradeoff_impossible_frame,
                      money_of(language, plan, selection.frames[*why.frame], why.missing));
    case ImpossibleBy::together:
      break;
  }
  return ui::text(language, TextKey::tradeoff_impossible_together);
}

}  // namespace malvag::words
