// What the screen Avvägning computes, with an answer from elsewhere put in.
#include "../../../app/views/choice/tradeoff/tradeoff_work.hpp"

#include <catch_amalgamated.hpp>

#include "../../../app/views/choice/tradeoff/tradeoff_parts.hpp"
#include "../../../core/io/plan_file.hpp"
#include "../../core/support/files.hpp"
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

TEST_CASE(
    "among very many measures nothing is shown before something is found, and it is the same") {
  const auto read = io::read_plan(large_plan(10'000));
  REQUIRE(read);
  Plan smaller = read->document.plan;
  std::vector<Measure> measures;
  for (std::size_t place = 0; place < 1'200; ++place) measures.push_back(smaller.measures[place]);
  smaller.measures = Collection<Measure>::from(std::move(measures));
  std::vector<Frame> frames;  // there are not posts for all that the law demands so many times over
  for (Frame frame : smaller.frames) {
    frame.staff = {};
    frames.push_back(std::move(frame));
  }
  smaller.frames = Collection<Frame>::from(std::move(frames));
  const auto plan = std::make_shared<const Plan>(std::move(smaller));
  views::tradeoff_parts::Asked asked{plan, plan->principles[1], "", 100, {}, ""};
  Work work;
  for (const int percent : {100, 50}) {
    asked.percent = percent;
    work.ask(asked);
    REQUIRE_FALSE(work.has_selection());
    REQUIRE(work.step());  // it begins
    REQUIRE_FALSE(work.has_selection());
    for (int frame = 0; !work.has_selection(); ++frame) {
      REQUIRE(work.step());
      REQUIRE(frame < 20);
    }
    CHECK_FALSE(work.selection().taken.empty());
    for (int frame = 0; work.step() && frame < 3000;) ++frame;
    Work at_once;
    at_once.ask(asked);
    at_once.finish();
    REQUIRE(at_once.has_selection());
    CHECK_FALSE(at_once.selection().taken.empty());
    CHECK(at_once.selection().points > 0.95 * work.selection().points);
    CHECK(work.selection().points >= at_once.selection().points);
    CHECK(work.selection().bound <= at_once.selection().bound);
    CHECK(work.other_rooms().size() == Work::rooms_asked().size());
  }
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
