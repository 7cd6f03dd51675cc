// Reads whole problems of choice, and writes what is found.
#include "choice_methods.hpp"

#include "../../core/conflict/minimal_sets.hpp"
#include "../../core/conflict/repairs.hpp"
#include "../../core/portfolio/core_index.hpp"
#include "../../core/portfolio/solver.hpp"

namespace malvag::platform {
namespace {

constexpr std::int64_t nodes_unless_told = 2'000'000;
constexpr int decimals_of_amounts = 6;

// The least power of ten that makes all of them whole; none: more decimals than are read.
std::optional<double> scale_of(const std::vector<double>& amounts) {
  double scale = 1;
  for (int decimals = 0; decimals <= decimals_of_amounts; ++decimals, scale *= 10) {
    if (std::all_of(amounts.begin(), amounts.end(), [&](double amount) {
          const double whole = std::round(amount * scale);
          return std::fabs(amount * scale - whole) <= 1e-9 * std::max(1.0, std::fabs(whole));
        })) {
      return scale;
    }
  }
  return std::nullopt;
}

std::int64_t in_units(double amount, double scale) {
  return std::llround(std::clamp(amount * scale, -9e15, 9e15));
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
      input.whole("nodes", 1, std::int64_t{1'000'000'000}, nodes_unless_told);
  if (input.failed()) return nullptr;

  std::vector<double> amounts = frames;
  for (const auto& row : costs) amounts.insert(amounts.end(), row.begin(), row.end());
  const auto value_scale = scale_of(values), cost_scale = scale_of(amounts);
  if (!value_scale) input.wrong("decimals", "/value");
  if (!cost_scale) input.wrong("decimals", "/cost");
  if (input.failed()) return nullptr;
  for (const double value : values) problem.values.push_back(in_units(value, *value_scale));
  problem.costs.assign(frames.size(), {});
  for (std::size_t frame = 0; frame < frames.size(); ++frame) {
    problem.frames.push_back(in_units(frames[frame], *cost_scale));
    for (std::size_t at = 0; at < count; ++at) {
      problem.costs[frame].push_back(in_units(costs[at][frame], *cost_scale));
    }
  }
  if (!portfolio::within_range(problem)) {
    input.wrong("too-large", "/cost");
    return nullptr;
  }
  const auto program = portfolio::program_of(problem);
  portfolio::Answer answer;
  answer.proven = true;
  if (program) answer = portfolio::solve(*program, nodes);
  Json json = {{"objective", nullptr},
               {"selected", nullptr},
               {"spent", nullptr},
               {"bound", nullptr},
               {"proven", answer.proven}};
  if (program && (answer.found || !answer.proven)) {
    json["bound"] = static_cast<double>(answer.bound) / *value_scale;
  }
  if (!answer.found) return json;
  json["objective"] = static_cast<double>(answer.value) / *value_scale;
  Json selected = Json::array();
  std::vector<double> spent(frames.size(), 0.0);
  for (std::size_t frame = 0; frame < frames.size(); ++frame) {
    std::int64_t sum = 0;
    for (std::size_t at = 0; at < count; ++at) {
      if (answer.choice[at]) sum += problem.costs[frame][at];
    }
    spent[frame] = static_cast<double>(sum) / *cost_scale;
  }
  for (std::size_t at = 0; at < count; ++at) {
    if (answer.choice[at]) selected.push_back(at);
  }
  json["selected"] = std::move(selected);
  json["spent"] = spent;
  return json;
}

Json core_index(MethodInput& input) {
  const auto lower = input.rows("scoreLower");
  const auto upper = input.rows("scoreUpper");
  const auto vertices = input.rows("weightVertices");
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
  std::vector<double> amounts;
  if (const Json* json = input.member("cost", true)) {
    amounts = input.numbers(*json, "/cost", alternatives_at_most);
  }
  if (!input.failed() && amounts.size() != count) input.wrong("length", "/cost");
  if (const Json* json = input.member("budget", true)) {
    amounts.push_back(input.number(*json, "/budget"));
  }
  if (input.failed()) return nullptr;
  const auto scale = scale_of(amounts);
  if (!scale) input.wrong("decimals", "/cost");
  if (std::any_of(amounts.begin(), amounts.end(), [](double amount) { return amount < 0; })) {
    input.wrong("negative", "/cost");
  }
  if (input.failed()) return nullptr;
  portfolio::RobustProblem problem{lower, upper, {}, in_units(amounts.back(), *scale), vertices};
  for (std::size_t item = 0; item < count; ++item) {
    problem.costs.push_back(in_units(amounts[item], *scale));
  }
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
                                      const std::vector<double>& targets, double scale) {
  std::vector<portfolio::Row> rows(targets.size());
  for (std::size_t goal = 0; goal < targets.size(); ++goal) {
    rows[goal].limit = -in_units(targets[goal], scale);
    for (std::uint32_t measure = 0; measure < effects.size(); ++measure) {
      const std::int64_t amount = in_units(effects[measure][goal], scale);
      if (amount != 0) rows[goal].terms.push_back({measure, -amount});
    }
  }
  return rows;
}

Json sets_json(const std::vector<conflict::MinimalSet>& sets) {
  std::vector<std::vector<std::size_t>> goals;
  for (const conflict::MinimalSet& set : sets) goals.push_back(set.goals.goals());
  std::sort(goals.begin(), goals.end(), [](const auto& one, const auto& other) {
    return one.size() != other.size() ? one.size() < other.size() : one < other;
  });
  return goals;
}

bool in_range(const std::vector<portfolio::Row>& rows) {
  portfolio::Problem problem;
  for (const portfolio::Row& row : rows) {
    problem.frames.push_back(row.limit);
    std::vector<std::int64_t>& costs = problem.costs.emplace_back();
    for (const portfolio::Term& term : row.terms) costs.push_back(term.amount);
  }
  return portfolio::within_range(problem);
}

// The least money, added up over the frames, with which all goals hold.
void add_extra_money(const portfolio::Program& program, double scale, std::int64_t nodes,
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
    by_frame.push_back(static_cast<double>(amount) / scale);
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

  std::vector<double> amounts = frames, levels = targets;
  for (const auto& row : costs) amounts.insert(amounts.end(), row.begin(), row.end());
  for (const auto& row : effects) levels.insert(levels.end(), row.begin(), row.end());
  const auto cost_scale = scale_of(amounts), level_scale = scale_of(levels),
             weight_scale = scale_of(weights);
  if (!cost_scale) input.wrong("decimals", "/cost");
  if (!level_scale) input.wrong("decimals", "/effects");
  if (!weight_scale) input.wrong("decimals", "/weights");
  if (input.failed()) return nullptr;
  problem.costs.assign(frames.size(), {});
  for (std::size_t frame = 0; frame < frames.size(); ++frame) {
    problem.frames.push_back(in_units(frames[frame], *cost_scale));
    for (std::size_t at = 0; at < count; ++at) {
      problem.costs[frame].push_back(in_units(costs[at][frame], *cost_scale));
    }
  }
  const std::vector<portfolio::Row> rows = goal_rows(effects, targets, *level_scale);
  if (!portfolio::within_range(problem)) input.wrong("too-large", "/cost");
  if (!in_range(rows)) input.wrong("too-large", "/effects");
  if (input.failed()) return nullptr;

  Json json = {
      {"feasible", false},           {"conflicts", Json::array()}, {"corrections", Json::array()},
      {"smallestByWeight", nullptr}, {"smallestWeight", nullptr},  {"smallestProven", true},
      {"extraMoney", nullptr},       {"extraMoneyProven", true},   {"complete", true}};
  const auto program = portfolio::program_of(problem);
  if (!program) return json;
  conflict::GoalQuestion question{*program, {}, {}};
  for (std::size_t goal = 0; goal < targets.size(); ++goal) {
    question.goals.push_back({rows[goal]});
    question.weights.push_back(std::max<std::int64_t>(in_units(weights[goal], *weight_scale), 1));
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
    json["smallestWeight"] =
        static_cast<double>(conflict::weight_of(question.weights, least)) / *weight_scale;
  }
  add_extra_money(program_of(question, conflict::GoalSet::all(targets.size())), *cost_scale, nodes,
                  json);
  return json;
}

}  // namespace malvag::platform
