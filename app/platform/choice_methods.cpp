// Reads whole problems of choice, and writes what is found.
#include "choice_methods.hpp"

#include "../../core/conflict/minimal_sets.hpp"
#include "../../core/conflict/repairs.hpp"
#include "../../core/plan/in_order.hpp"
#include "../../core/portfolio/core_index.hpp"
#include "../../core/portfolio/selection.hpp"
#include "../../core/portfolio/solver.hpp"
#include "exact_amounts.hpp"
#include "time_limit.hpp"

namespace malvag::platform {
namespace {

// By what amounts of one kind are multiplied to be whole. What has too many decimals is refused
// where it stands.
class Units {
 public:
  explicit Units(MethodInput& input) : input_(input) {}

  void add(double amount, const std::string& at) {
    const auto scale = whole_by(amount);
    if (!scale) input_.wrong("decimals", at);
    scale_ = std::max(scale_, scale.value_or(1));
  }
  void add(const std::vector<double>& amounts, const std::string& at) {
    for (std::size_t place = 0; place < amounts.size(); ++place) {
      add(amounts[place], at + "/" + std::to_string(place));
    }
  }
  void add(const std::vector<std::vector<double>>& rows, const std::string& at) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
      add(rows[row], at + "/" + std::to_string(row));
    }
  }
  double scale() const { return scale_; }
  std::int64_t of(double amount) const { return in_units(amount, scale_); }
  double amount(std::int64_t units) const { return static_cast<double>(units) / scale_; }

 private:
  MethodInput& input_;
  double scale_ = 1;
};

// Larger ones could not be summed exactly.
void refuse_too_large(MethodInput& input, const portfolio::Problem& amounts, const char* at) {
  if (!input.failed() && !portfolio::within_range(amounts)) input.wrong("too-large", at);
}

portfolio::Problem only_values(std::vector<std::int64_t> values) {
  portfolio::Problem problem;
  problem.values = std::move(values);
  return problem;
}

portfolio::Item item_at(MethodInput& input, const Json& json, const std::string& at,
                        std::size_t count) {
  const double place = input.number(json, at);
  if (!input.failed() &&
      (place != std::floor(place) || place < 0 || place >= static_cast<double>(count))) {
    input.wrong("place", at);
  }
  return input.failed() ? 0 : static_cast<portfolio::Item>(place);
}

std::vector<portfolio::Item> items_of(MethodInput& input, const Json* json, const std::string& at,
                                      std::size_t count) {
  std::vector<portfolio::Item> items;
  if (!json) return items;
  if (!json->is_array()) input.wrong("list", at);
  for (std::size_t place = 0; !input.failed() && place < json->size(); ++place) {
    items.push_back(item_at(input, (*json)[place], at + "/" + std::to_string(place), count));
  }
  return items;
}

std::vector<std::pair<portfolio::Item, portfolio::Item>> item_pairs(MethodInput& input,
                                                                    const char* name,
                                                                    std::size_t count) {
  std::vector<std::pair<portfolio::Item, portfolio::Item>> result;
  const Json* json = input.member(name, false);
  if (!json) return result;
  const std::string at = std::string("/") + name;
  if (!json->is_array()) input.wrong("list", at);
  for (std::size_t place = 0; !input.failed() && place < json->size(); ++place) {
    const std::string here = at + "/" + std::to_string(place);
    const auto both = items_of(input, &(*json)[place], here, count);
    if (!input.failed() && both.size() != 2) input.wrong("pair", here);
    if (!input.failed()) result.emplace_back(both[0], both[1]);
  }
  return result;
}

std::vector<portfolio::Group> groups_of(MethodInput& input, std::size_t count) {
  std::vector<portfolio::Group> groups;
  const Json* json = input.member("groups", false);
  if (!json) return groups;
  if (!json->is_array()) input.wrong("list", "/groups");
  for (std::size_t place = 0; !input.failed() && place < json->size(); ++place) {
    const std::string here = "/groups/" + std::to_string(place);
    const Json& one = (*json)[place];
    if (!one.is_object() || !one.contains("members")) {
      input.wrong("missing", here + "/members");
      break;
    }
    portfolio::Group group;
    group.members = items_of(input, &one["members"], here + "/members", count);
    const auto bound = [&](const char* name) -> std::optional<std::int64_t> {
      if (!one.contains(name) || one[name].is_null()) return std::nullopt;
      const double value = input.number(one[name], here + "/" + name);
      if (!input.failed() && (value != std::floor(value) || std::fabs(value) > 1e9)) {
        input.wrong("whole", here + "/" + name);
      }
      return static_cast<std::int64_t>(value);
    };
    group.least = bound("min").value_or(0);
    group.most = bound("max");
    groups.push_back(std::move(group));
  }
  return groups;
}

std::optional<double> seconds_of(MethodInput& input) {
  const Json* json = input.member("seconds", false);
  if (!json) return std::nullopt;
  const double seconds = input.number(*json, "/seconds");
  if (!input.failed() && !(seconds > 0 && seconds <= seconds_at_most)) {
    input.wrong("seconds", "/seconds");
  }
  return seconds;
}

}  // namespace

Json portfolio_json(MethodInput& input) {
  const Json* value_json = input.member("value", true);
  if (!value_json) return nullptr;
  const std::vector<double> values = input.numbers(*value_json, "/value", alternatives_at_most);
  const std::size_t count = values.size();
  std::vector<double> frames;
  if (const Json* json = input.member("frames", false)) {
    frames = input.numbers(*json, "/frames", columns_at_most);
  }
  std::vector<std::vector<double>> costs;
  const Json* cost_json = input.member("cost", !frames.empty());
  if (cost_json && (!cost_json->is_array() || cost_json->size() != count)) {
    input.wrong("length", "/cost");
  }
  for (std::size_t at = 0; cost_json && !input.failed() && at < count; ++at) {
    const std::string here = "/cost/" + std::to_string(at);
    costs.push_back(input.numbers((*cost_json)[at], here, columns_at_most));
    if (!input.failed() && costs[at].size() != frames.size()) input.wrong("length", here);
  }
  portfolio::Problem problem;
  problem.needs = item_pairs(input, "requires", count);
  problem.excludes = item_pairs(input, "excludes", count);
  problem.mandatory = items_of(input, input.member("mandatory", false), "/mandatory", count);
  problem.forbidden = items_of(input, input.member("forbidden", false), "/forbidden", count);
  problem.groups = groups_of(input, count);
  const std::int64_t nodes =
      input.whole("nodes", 1, std::int64_t{1'000'000'000}, portfolio::nodes_unless_told);
  const std::optional<double> seconds = seconds_of(input);
  if (input.failed()) return nullptr;

  Units worth(input), money(input);
  worth.add(values, "/value");
  money.add(frames, "/frames");
  money.add(costs, "/cost");
  if (input.failed()) return nullptr;
  for (const double value : values) problem.values.push_back(worth.of(value));
  problem.costs.assign(frames.size(), {});
  for (std::size_t frame = 0; frame < frames.size(); ++frame) {
    problem.frames.push_back(money.of(frames[frame]));
    for (std::size_t at = 0; at < count; ++at) {
      problem.costs[frame].push_back(money.of(costs[at][frame]));
    }
  }
  refuse_too_large(input, only_values(problem.values), "/value");
  refuse_too_large(input, problem, "/cost");
  if (input.failed()) return nullptr;
  const auto program = portfolio::program_of(problem);
  portfolio::Answer answer;
  answer.proven = true;
  if (program) {
    portfolio::Solver solver(*program);
    step_within(solver, nodes, seconds);
    answer = solver.answer();
  }
  Json json = {{"objective", nullptr},
               {"selected", nullptr},
               {"spent", nullptr},
               {"bound", nullptr},
               {"proven", answer.proven}};
  if (program && (answer.found || !answer.proven)) {
    json["bound"] = worth.amount(answer.bound);
  }
  if (!answer.found) return json;
  json["objective"] = worth.amount(answer.value);
  Json selected = Json::array();
  std::vector<double> spent(frames.size(), 0.0);
  for (std::size_t frame = 0; frame < frames.size(); ++frame) {
    std::int64_t sum = 0;
    for (std::size_t at = 0; at < count; ++at) {
      if (answer.choice[at]) sum += problem.costs[frame][at];
    }
    spent[frame] = money.amount(sum);
  }
  for (std::size_t at = 0; at < count; ++at) {
    if (answer.choice[at]) selected.push_back(at);
  }
  json["selected"] = std::move(selected);
  json["spent"] = spent;
  return json;
}

namespace {

using Rows = std::vector<std::vector<double>>;

// What counts as equal does not hang on the unit.
void bring_near_one(const std::vector<Rows*>& tables) {
  double largest = 0;
  for (const Rows* rows : tables) {
    for (const auto& row : *rows) {
      for (const double cell : row) largest = std::max(largest, std::fabs(cell));
    }
  }
  const double scale = method::scale_for(largest);
  for (Rows* rows : tables) {
    for (auto& row : *rows) {
      for (double& cell : row) cell *= scale;
    }
  }
}

}  // namespace

Json core_index(MethodInput& input) {
  Rows lower = input.rows("scoreLower");
  Rows upper = input.rows("scoreUpper");
  Rows vertices = input.rows("weightVertices");
  if (input.failed()) return nullptr;
  const std::size_t count = lower.size(), criteria = lower[0].size();
  if (upper.size() != count || upper[0].size() != criteria) input.wrong("length", "/scoreUpper");
  if (vertices[0].size() != criteria) input.wrong("length", "/weightVertices");
  for (std::size_t item = 0; !input.failed() && item < count; ++item) {
    for (std::size_t at = 0; at < criteria; ++at) {
      if (upper[item][at] < lower[item][at]) {
        input.wrong("bounds", "/scoreUpper/" + std::to_string(item) + "/" + std::to_string(at));
      }
    }
  }
  std::vector<double> costs;
  double budget = 0;
  if (const Json* json = input.member("cost", true)) {
    costs = input.numbers(*json, "/cost", alternatives_at_most);
  }
  if (!input.failed() && costs.size() != count) input.wrong("length", "/cost");
  if (const Json* json = input.member("budget", true)) budget = input.number(*json, "/budget");
  Units money(input);
  money.add(costs, "/cost");
  money.add(budget, "/budget");
  for (std::size_t item = 0; item < costs.size(); ++item) {
    if (costs[item] < 0) input.wrong("negative", "/cost/" + std::to_string(item));
  }
  if (budget < 0) input.wrong("negative", "/budget");
  if (input.failed()) return nullptr;
  portfolio::Problem amounts;
  amounts.frames = {money.of(budget)};
  amounts.costs.resize(1);
  for (const double cost : costs) amounts.costs[0].push_back(money.of(cost));
  refuse_too_large(input, amounts, "/cost");
  if (input.failed()) return nullptr;
  bring_near_one({&lower, &upper});
  bring_near_one({&vertices});
  const portfolio::RobustProblem problem{lower, upper, amounts.costs[0], amounts.frames[0],
                                         vertices};
  const auto result = portfolio::robust_choices(problem);
  if (!result) {
    input.wrong("too-many-choices", "/scoreLower");
    return nullptr;
  }
  return {{"coreIndex", result->core_index}, {"nonDominated", result->non_dominated}};
}

namespace {

constexpr std::size_t goals_at_most = 200;
constexpr std::int64_t nodes_for_sets = 200'000;

// One row for each goal: minus the effects, at most minus the target.
std::vector<portfolio::Row> goal_rows(const std::vector<std::vector<double>>& effects,
                                      const std::vector<double>& targets, const Units& levels) {
  std::vector<portfolio::Row> rows(targets.size());
  for (std::size_t goal = 0; goal < targets.size(); ++goal) {
    rows[goal].limit = -levels.of(targets[goal]);
    for (std::uint32_t measure = 0; measure < effects.size(); ++measure) {
      const std::int64_t amount = levels.of(effects[measure][goal]);
      if (amount != 0) rows[goal].terms.push_back({measure, -amount});
    }
  }
  return rows;
}

Json sets_json(const std::vector<conflict::MinimalSet>& sets) {
  std::vector<std::vector<std::size_t>> goals;
  for (const conflict::MinimalSet& set : sets) goals.push_back(set.goals.goals());
  put_in_order(goals, [](const auto& one, const auto& other) {
    return one.size() != other.size() ? one.size() < other.size() : one < other;
  });
  return goals;
}

portfolio::Problem as_costs(const std::vector<portfolio::Row>& rows) {
  portfolio::Problem problem;
  for (const portfolio::Row& row : rows) {
    problem.frames.push_back(row.limit);
    std::vector<std::int64_t>& costs = problem.costs.emplace_back();
    for (const portfolio::Term& term : row.terms) costs.push_back(term.amount);
  }
  return problem;
}

// The least money, added up over the frames, with which all goals hold.
void add_extra_money(const portfolio::Program& program, const Units& money, std::int64_t nodes,
                     Json& json) {
  std::vector<std::size_t> frames;
  for (std::size_t row = 0; row < program.rows.size(); ++row) {
    if (program.rows[row].is_frame) frames.push_back(row);
  }
  const conflict::Raise raise = conflict::least_raise(program, frames, nodes);
  json["extraMoneyProven"] = raise.proven;
  if (!raise.helps) return;
  std::vector<double> by_frame;
  for (const std::int64_t amount : raise.by_row) {
    by_frame.push_back(money.amount(amount));
  }
  json["extraMoney"] = by_frame;
}

}  // namespace

Json conflict_sets(MethodInput& input) {
  const auto costs = input.rows("cost");
  const auto effects = input.rows("effects");
  if (input.failed()) return nullptr;
  const std::size_t count = costs.size();
  std::vector<double> frames, targets, weights;
  if (const Json* json = input.member("frames", true)) {
    frames = input.numbers(*json, "/frames", columns_at_most);
  }
  if (const Json* json = input.member("targets", true)) {
    targets = input.numbers(*json, "/targets", goals_at_most);
  }
  if (input.member("weights", false)) {
    weights = input.weights(targets.size());
  } else {
    weights.assign(targets.size(), 1);
  }
  if (!input.failed() && costs[0].size() != frames.size()) input.wrong("length", "/frames");
  if (!input.failed() && effects.size() != count) input.wrong("length", "/effects");
  if (!input.failed() && effects[0].size() != targets.size()) input.wrong("length", "/targets");
  portfolio::Problem problem;
  problem.values.assign(count, 0);
  problem.needs = item_pairs(input, "requires", count);
  problem.excludes = item_pairs(input, "excludes", count);
  problem.mandatory = items_of(input, input.member("mandatory", false), "/mandatory", count);
  problem.forbidden = items_of(input, input.member("forbidden", false), "/forbidden", count);
  problem.groups = groups_of(input, count);
  const std::int64_t nodes = input.whole("nodes", 1, std::int64_t{1'000'000'000}, nodes_for_sets);
  for (std::size_t goal = 0; !input.failed() && goal < weights.size(); ++goal) {
    if (weights[goal] <= 0) input.wrong("above-zero", "/weights/" + std::to_string(goal));
  }
  if (input.failed()) return nullptr;

  Units money(input), levels(input), weighing(input);
  money.add(frames, "/frames");
  money.add(costs, "/cost");
  levels.add(targets, "/targets");
  levels.add(effects, "/effects");
  weighing.add(weights, "/weights");
  if (input.failed()) return nullptr;
  problem.costs.assign(frames.size(), {});
  for (std::size_t frame = 0; frame < frames.size(); ++frame) {
    problem.frames.push_back(money.of(frames[frame]));
    for (std::size_t at = 0; at < count; ++at) {
      problem.costs[frame].push_back(money.of(costs[at][frame]));
    }
  }
  const std::vector<portfolio::Row> rows = goal_rows(effects, targets, levels);
  std::vector<std::int64_t> weighed;
  for (const double weight : weights) weighed.push_back(weighing.of(weight));
  refuse_too_large(input, problem, "/cost");
  refuse_too_large(input, as_costs(rows), "/effects");
  refuse_too_large(input, only_values(weighed), "/weights");
  if (input.failed()) return nullptr;

  Json json = {
      {"feasible", false},           {"conflicts", Json::array()}, {"corrections", Json::array()},
      {"smallestByWeight", nullptr}, {"smallestWeight", nullptr},  {"smallestProven", true},
      {"extraMoney", nullptr},       {"extraMoneyProven", true},   {"complete", true}};
  const auto program = portfolio::program_of(problem);
  if (!program) return json;
  conflict::GoalQuestion question{*program, {}, std::move(weighed)};
  for (std::size_t goal = 0; goal < targets.size(); ++goal) {
    question.goals.push_back({rows[goal]});
  }
  const conflict::MinimalSets sets = conflict::minimal_sets(question, nodes);
  json["complete"] = sets.complete;
  json["feasible"] = sets.firm_holds;
  if (!sets.firm_is_known) json["feasible"] = nullptr;
  if (!sets.firm_holds) return json;
  json["conflicts"] = sets_json(sets.conflicts);
  json["corrections"] = sets_json(sets.corrections);
  json["smallestProven"] = sets.complete || sets.corrections_in_order > 0;
  if (sets.complete && sets.corrections.empty()) {  // nothing needs to be given up
    json["smallestByWeight"] = Json::array();
    json["smallestWeight"] = 0;
  } else if (!sets.corrections.empty()) {
    const conflict::GoalSet& least = sets.corrections.front().goals;
    json["smallestByWeight"] = least.goals();
    json["smallestWeight"] = weighing.amount(conflict::weight_of(question.weights, least));
  }
  add_extra_money(program_of(question, conflict::GoalSet::all(targets.size())), money, nodes, json);
  return json;
}

}  // namespace malvag::platform
