// What the screen Avvägning computes, with an answer from elsewhere put in.
#include "../../../app/views/tradeoff_work.hpp"

#include <catch_amalgamated.hpp>

#include "../../../app/views/tradeoff_parts.hpp"
#include "../../../core/io/plan_file.hpp"
#include "../driver.hpp"

namespace malvag::test {
namespace {

using views::tradeoff_parts::Work;

struct Question {
  std::shared_ptr<const Plan> plan;
  views::tradeoff_parts::Asked asked;
  portfolio::Selection best;
};

Question sample_question() {
  auto read = io::read_plan(file_bytes("assets/plans/rs-2020.json"));
  REQUIRE(read);
  const auto plan = std::make_shared<const Plan>(read->document.plan);
  portfolio::Asked asked;
  asked.principle = plan->principles[1];
  return {plan, {plan, plan->principles[1], "", 100, {}, ""}, portfolio::select(*plan, asked)};
}

void finish(Work& work) {
  while (work.step()) {
  }
}

}  // namespace

TEST_CASE("a better choice from elsewhere is shown until something else is asked") {
  Question question = sample_question();
  question.asked.locks[question.best.taken.front().measure] = LockKind::out;
  question.asked.selected = question.best.taken.back().measure;
  Work work;
  work.ask(question.asked);
  finish(work);
  const portfolio::Selection own = work.selection();
  REQUIRE(own.points < question.best.points);
  REQUIRE_FALSE(work.is_settled());

  views::TradeoffState state;
  state.work = std::make_shared<Work>(std::move(work));
  views::CheckResult result;
  result.agreement = portfolio::Agreement::more;
  result.theirs = question.best;
  state.check.result = std::make_shared<const views::CheckResult>(result);
  views::tradeoff_parts::take_over(state);
  REQUIRE(state.work->is_settled());
  REQUIRE(state.work->selection().taken == question.best.taken);
  REQUIRE(state.work->turned() == nullptr);  // the price of the selected one is counted anew
  finish(*state.work);
  REQUIRE(state.work->turned() != nullptr);
  REQUIRE(state.work->selection().taken == question.best.taken);

  question.asked.percent = 90;
  state.work->ask(question.asked);
  REQUIRE_FALSE(state.work->is_settled());
  finish(*state.work);
  REQUIRE(state.work->selection().points < question.best.points);
}

TEST_CASE("a choice that another program vouches for is the same choice, proven") {
  const Question question = sample_question();
  views::TradeoffState state;
  state.work = std::make_shared<Work>();
  state.work->ask(question.asked);
  state.work->step();
  const bool own_proof = state.work->selection().proven;
  views::CheckResult result;
  result.agreement = portfolio::Agreement::same;
  state.check.result = std::make_shared<const views::CheckResult>(result);
  const auto taken = state.work->selection().taken;
  views::tradeoff_parts::take_over(state);
  REQUIRE(state.work->is_settled() == !own_proof);
  REQUIRE(state.work->selection().proven);
  REQUIRE(state.work->selection().taken == taken);
}

TEST_CASE("a choice that is worth less, or breaks a condition, changes nothing") {
  const Question question = sample_question();
  for (const auto agreement : {portfolio::Agreement::less, portfolio::Agreement::broken,
                               portfolio::Agreement::unfinished}) {
    views::TradeoffState state;
    state.work = std::make_shared<Work>();
    state.work->ask(question.asked);
    finish(*state.work);
    views::CheckResult result;
    result.agreement = agreement;
    state.check.result = std::make_shared<const views::CheckResult>(result);
    views::tradeoff_parts::take_over(state);
    REQUIRE_FALSE(state.work->is_settled());
    REQUIRE(state.work->selection() == question.best);
  }
}

}  // namespace malvag::test
