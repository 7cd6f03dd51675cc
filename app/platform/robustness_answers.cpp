// Writes how sure an order is as JSON.
#include "robustness_answers.hpp"

#include <cmath>

#include "../../core/plan/json.hpp"
#include "../../core/priority/missing_scores.hpp"
#include "../../core/priority/swings.hpp"
#include "../words/robustness_words.hpp"
#include "robustness_messages.hpp"

namespace malvag::platform {
namespace {

using priority::RangeEnd;
using priority::ShareRange;
using priority::SwingEnd;
using priority::Turns;

double rounded(double number) {
  return std::round(number * 1e9) / 1e9;
}

struct Writer {
  const Plan& plan;
  const RobustnessAsked& asked;
  ui::Language language;
  priority::Prepared prepared;
  priority::Candidates candidates;
  priority::Order order;
  priority::RobustnessRun run;

  const priority::Robustness& counted() const { return run.result(); }

  Json measures() const {
    Json list = Json::array();
    const priority::Acceptability all =
        asked.detail ? run.acceptability() : priority::Acceptability{};
    const auto field = priority::last_weighted(candidates, asked.principle);
    for (std::size_t index = 0; index < order.measures.size(); ++index) {
      const std::uint32_t at = order.measures[index];
      Json json = {{"place", order.places[index]},
                   {"id", plan.measures[at].id},
                   {"title", plan.measures[at].title},
                   {"aboveLine", index < order.line},
                   {"above", counted().above[at]},
                   {"share", rounded(static_cast<double>(counted().above[at]) /
                                     static_cast<double>(counted().samples))},
                   {"first", counted().first[at]},
                   {"topThree", counted().top_three[at]}};
      if (asked.detail) {
        json["places"] = all.places[at];
        json["centralWeights"] = nullptr;
        for (std::size_t place = 0; field && place < all.central_weights[at].size(); ++place) {
          json["centralWeights"][field->criteria[place]] = rounded(all.central_weights[at][place]);
        }
        json["confidence"] = rounded(all.confidence[at]);
      }
      list.push_back(std::move(json));
    }
    return list;
  }

  Json neighbours() const {
    Json list = Json::array();
    for (std::size_t index = 0; index + 1 < counted().order.size(); ++index) {
      list.push_back({{"before", plan.measures[counted().order[index]].id},
                      {"after", plan.measures[counted().order[index + 1]].id},
                      {"holds", counted().before_next[index]},
                      {"level", counted().level_with_next[index]}});
    }
    return list;
  }

  Json close_calls() const {
    Json list = Json::array();
    for (const auto& call : priority::close_calls(candidates, asked.principle, &counted())) {
      list.push_back({{"before", call.before},
                      {"after", call.after},
                      {"points", rounded(call.points)},
                      {"equal", call.equal},
                      {"atLine", call.at_line}});
    }
    return list;
  }

  static Json end_json(const RangeEnd& end) {
    return {
        {"share", rounded(end.share)}, {"up", end.up}, {"down", end.down}, {"found", end.found}};
  }
  static Json range_json(const ShareRange& range) {
    return {{"from", end_json(range.from)}, {"to", end_json(range.to)}};
  }
  Json weight_ranges() const {
    Json list = Json::array();
    for (const auto& one : priority::weight_ranges(candidates, asked.principle)) {
      list.push_back({{"criterion", one.criterion},
                      {"share", rounded(one.share)},
                      {"best", range_json(one.best)},
                      {"line", range_json(one.line)},
                      {"ranking", range_json(one.ranking)}});
    }
    return list;
  }

  Json second_opinions() const {
    Json list = Json::array();
    for (const auto& one : priority::second_opinions(plan, candidates, asked.principle)) {
      Json json = {{"method", words::method_name(one.way)},
                   {"tauB", rounded(one.tau_b)},
                   {"rho", rounded(one.rho)},
                   {"same", one.pairs.same},
                   {"opposite", one.pairs.opposite},
                   {"order", Json::array()},
                   {"disagreements", Json::array()}};
      for (const std::uint32_t at : one.order) json["order"].push_back(plan.measures[at].id);
      for (const auto& other : one.disagreements) {
        json["disagreements"].push_back({{"id", other.measure},
                                         {"place", other.place},
                                         {"otherPlace", other.other_place},
                                         {"aboveLine", other.above_line},
                                         {"otherAboveLine", other.other_above_line}});
      }
      list.push_back(std::move(json));
    }
    return list;
  }

  Json missing() const {
    Json list = Json::array();
    for (const auto& one :
         priority::missing_scores(plan, prepared, asked.principle, asked.question)) {
      list.push_back({{"id", one.measure},
                      {"title", plan.measures.find(one.measure)->title},
                      {"missing", one.missing},
                      {"bestPlace", one.best_place},
                      {"worstPlace", one.worst_place},
                      {"leastPoints", rounded(one.least_points)},
                      {"mostPoints", rounded(one.most_points)},
                      {"aboveAtBest", one.above_at_best},
                      {"aboveAtWorst", one.above_at_worst}});
    }
    return list;
  }

  static Json turns_json(const Turns& turns) {
    const auto list = [](const auto& some) {
      Json json = Json::array();
      for (const auto& one : some) {
        json.push_back(
            {{"criterion", one.criterion}, {"from", rounded(one.from)}, {"to", rounded(one.to)}});
      }
      return json;
    };
    return {{"weights", list(turns.weights)}, {"scores", list(turns.scores)}};
  }
  static Json standing_json(const SwingEnd& one) {
    return {{"at", rounded(one.at)},
            {"points", rounded(one.points)},
            {"place", one.place},
            {"aboveLine", one.above_line}};
  }
  Json measure() const {
    const std::size_t at = *plan.measures.place_of(asked.measure);
    const auto turns = priority::turning_points(plan, candidates, asked.principle, at);
    const auto swings = priority::swings(plan, candidates, asked.principle, asked.belief, at);
    if (!turns || !swings) return nullptr;
    Json json = {{"id", asked.measure}, {"places", counted().places}};
    json["turns"] = {{"line", turns_json(turns->line)}};
    if (turns->before) json["turns"]["before"] = turns_json(turns->before->turns);
    if (turns->after) json["turns"]["after"] = turns_json(turns->after->turns);
    json["swings"] = Json::array();
    for (const auto& one : swings->criteria) {
      Json swing = {{"criterion", one.criterion},
                    {"weight", {standing_json(one.weight_low), standing_json(one.weight_high)}},
                    {"score", nullptr}};
      if (one.score_low) {
        swing["score"] = {standing_json(*one.score_low), standing_json(*one.score_high)};
      }
      json["swings"].push_back(std::move(swing));
    }
    return json;
  }
};

Writer writer_for(const Plan& plan, const RobustnessAsked& asked, ui::Language language) {
  priority::Prepared prepared(plan);
  priority::Candidates candidates(prepared, asked.principle, asked.question);
  priority::Order order = candidates.order(priority::weights_of(asked.principle));
  priority::RobustnessRun::Wanted wanted;
  wanted.belief = asked.belief;
  if (!asked.measure.empty()) wanted.watched = plan.measures.place_of(asked.measure);
  wanted.everything = asked.detail;
  priority::RobustnessRun run(plan, asked.principle, asked.question, wanted, asked.seed,
                              asked.samples);
  run.step(asked.samples);
  return {
      plan,          asked, language, std::move(prepared), std::move(candidates), std::move(order),
      std::move(run)};
}

}  // namespace

std::string robustness_json(const Plan& plan, const RobustnessAsked& asked, ui::Language language) {
  const Writer writer = writer_for(plan, asked, language);
  Json answer = {{"format", "malvag-robustness"},
                 {"version", 1},
                 {"plan", {{"id", plan.head.id}, {"title", plan.head.title}}}};
  answer["principle"] = {
      {"id", asked.principle.id}, {"title", asked.principle.title}, {"trial", asked.trial}};
  answer["question"] = {{"year", nullptr}, {"body", nullptr}};
  if (writer.order.line_year != 0) answer["question"]["year"] = writer.order.line_year;
  if (asked.question.body) answer["question"]["body"] = *asked.question.body;
  answer["weights"] = {{"known", name_of(asked.belief.weights)},
                       {"margin", rounded(asked.belief.margin)}};
  answer["seed"] = std::to_string(asked.seed);  // text: beyond what other readers' numbers hold
  answer["samples"] = writer.counted().samples;
  answer["answer"] = words::robustness_answer(language, plan, asked.principle, asked.belief,
                                              writer.order, &writer.counted());
  answer["measures"] = writer.measures();
  answer["neighbours"] = writer.neighbours();
  answer["closeCalls"] = writer.close_calls();
  answer["weightRanges"] = writer.weight_ranges();
  answer["secondOpinions"] = writer.second_opinions();
  answer["missing"] = writer.missing();
  if (!asked.measure.empty()) answer["measure"] = writer.measure();
  return answer.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace malvag::platform
