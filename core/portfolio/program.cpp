// Turns a problem's frames, needs, exclusions and groups into rows.
#include "program.hpp"

#include <algorithm>
#include <cstdlib>

namespace malvag::portfolio {
namespace {

constexpr std::int64_t most_amount = 10'000'000'000'000;
constexpr std::int64_t most_sum = 4'000'000'000'000'000;

bool sums_within_range(const std::vector<std::int64_t>& amounts) {
  std::int64_t sum = 0;
  for (const std::int64_t amount : amounts) {
    if (amount > most_amount || amount < -most_amount) return false;
    sum += std::abs(amount);
    if (sum > most_sum) return false;
  }
  return true;
}

Row counted(const std::vector<Item>& members, std::int64_t each, std::int64_t limit) {
  Row row;
  row.limit = limit;
  for (const Item member : members) row.terms.push_back({member, each});
  return row;
}

}  // namespace

bool within_range(const Problem& problem) {
  return sums_within_range(problem.values) &&
         std::all_of(problem.costs.begin(), problem.costs.end(), sums_within_range) &&
         std::all_of(problem.frames.begin(), problem.frames.end(),
                     [](std::int64_t frame) { return std::abs(frame) <= most_sum; });
}

void add_row(Program& program, Row row) {
  const auto place = static_cast<std::uint32_t>(program.rows.size());
  for (const Term& term : row.terms) program.items[term.place].push_back({place, term.amount});
  program.rows.push_back(std::move(row));
}

std::optional<Program> program_of(const Problem& problem) {
  Program program;
  program.values = problem.values;
  program.items.resize(problem.values.size());
  program.fixed.assign(problem.values.size(), -1);
  for (const Item item : problem.forbidden) program.fixed[item] = 0;
  for (const Item item : problem.mandatory) {
    if (program.fixed[item] == 0) return std::nullopt;
    program.fixed[item] = 1;
  }
  for (std::size_t frame = 0; frame < problem.frames.size(); ++frame) {
    Row row;
    row.is_frame = true;
    row.limit = problem.frames[frame];
    for (std::uint32_t item = 0; item < problem.values.size(); ++item) {
      const std::int64_t cost = problem.costs[frame][item];
      if (cost != 0) row.terms.push_back({item, cost});
    }
    add_row(program, std::move(row));
  }
  for (const auto& [one, needed] : problem.needs) {
    if (one != needed) add_row(program, {{{one, 1}, {needed, -1}}, 0, false});
  }
  for (const auto& [one, other] : problem.excludes) {
    if (one == other) {  // what excludes itself cannot be taken
      add_row(program, {{{one, 1}}, 0, false});
    } else {
      add_row(program, {{{one, 1}, {other, 1}}, 1, false});
    }
  }
  for (const Group& group : problem.groups) {
    std::vector<Item> members = group.members;
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    if (group.least > 0) add_row(program, counted(members, -1, -group.least));
    if (group.most && *group.most < static_cast<std::int64_t>(members.size())) {
      add_row(program, counted(members, 1, *group.most));
    }
  }
  return program;
}

bool is_allowed(const Program& program, const Choice& choice) {
  for (std::size_t item = 0; item < program.size(); ++item) {
    if (program.fixed[item] >= 0 && program.fixed[item] != choice[item]) return false;
  }
  return std::all_of(program.rows.begin(), program.rows.end(), [&](const Row& row) {
    std::int64_t sum = 0;
    for (const Term& term : row.terms) sum += choice[term.place] ? term.amount : 0;
    return sum <= row.limit;
  });
}

std::int64_t value_of(const Program& program, const Choice& choice) {
  std::int64_t sum = 0;
  for (std::size_t item = 0; item < program.size(); ++item) {
    if (choice[item]) sum += program.values[item];
  }
  return sum;
}

}  // namespace malvag::portfolio
