// Hands questions out and holds the answers to them.
#include "cross_check.hpp"

#include "linear_format.hpp"

namespace malvag::portfolio {
namespace {

std::optional<Choice> choice_from(const std::vector<std::int64_t>& taken, std::size_t items) {
  Choice choice(items, 0);
  for (const std::int64_t item : taken) {
    if (item < 0 || item >= static_cast<std::int64_t>(items)) return std::nullopt;
    choice[static_cast<std::size_t>(item)] = 1;
  }
  return choice;
}

}  // namespace

CrossCheck::CrossCheck(const Plan& plan, Asked asked)
    : run_(plan, std::move(asked), Fineness::thousandths) {}

std::string CrossCheck::question() const {
  const Program* program = done() ? nullptr : run_.question();
  return program ? linear_format(*program) : std::string();
}

bool CrossCheck::found(const std::vector<std::int64_t>& taken) {
  const Program* program = done() ? nullptr : run_.question();
  const auto choice = program ? choice_from(taken, program->size()) : std::nullopt;
  if (!choice || !is_allowed(*program, *choice)) return false;
  run_.suggest(*choice);
  any_ = true;
  return true;
}

// One that it found on its way may be worth more than what it says is the best: then it is filled
// with that one, which is allowed.
void CrossCheck::best(const std::vector<std::int64_t>& taken) {
  if (done()) return;
  if (found(taken)) {
    run_.accept();
  } else {
    broken_ = true;
    ended_ = true;
  }
}

void CrossCheck::none() {
  if (done()) return;
  if (any_) {  // what filled the groups before is allowed in this one too
    broken_ = true;
    ended_ = true;
  } else {
    run_.accept();
  }
}

Agreement CrossCheck::agreement_with(const Selection& ours) const {
  const Selection theirs = run_.result();
  const bool ours_fits = !ours.impossible;
  const bool theirs_fits = !theirs.impossible && (any_ || run_.groups() == 0);
  // Each measure's points may be half a unit more or less than its units say.
  const auto order_where_unit_is = [&](double unit) {
    const auto counted = static_cast<double>(ours.taken.size() + theirs.taken.size());
    return compared_in_order(run_.worth(theirs), run_.worth(ours),
                             counted * unit / 2 + same_points);
  };
  const bool is_more = order_where_unit_is(same_points) > 0;
  if (theirs_fits && (!ours_fits || is_more)) return Agreement::more;
  if (broken_) return Agreement::broken;
  if (!run_.done()) return Agreement::unfinished;
  const bool is_less = order_where_unit_is(1 / run_.units_of_a_point()) < 0;
  return theirs_fits == ours_fits && !is_less ? Agreement::same : Agreement::less;
}

}  // namespace malvag::portfolio
