// The principle and the question that a person has chosen, else those that hold.
#include "ranked_by.hpp"

namespace malvag::views {

const Principle* principle_of(const Plan& plan, const RankedBy& by) {
  const Principle* chosen = plan.principles.find(by.principle);
  return chosen ? chosen : priority::principle_in_force(plan);
}

Principle ranking_principle(const Plan& plan, const RankedBy& by) {
  const Principle* stored = principle_of(plan, by);
  if (!stored) return {};
  return by.trial && by.trial->id == stored->id ? *by.trial : *stored;
}

priority::Question question_of(const Plan& plan, const RankedBy& by) {
  priority::Question question;
  question.year = by.year;
  if (plan.bodies.find(by.body)) question.body = by.body;
  return question;
}

}  // namespace malvag::views
