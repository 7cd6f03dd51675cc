// Random choices within three years' frames, in families that are easy and hard in different ways.
#pragma once

#include <cmath>
#include <string>
#include <string_view>

#include "../../core/portfolio/program.hpp"
#include "../core/support/chance.hpp"

namespace malvag::bench {

enum class Family {
  even,      // values and costs know nothing of each other
  priced,    // what is worth more costs more, so that little tells them apart
  uneven,    // a few costs are a hundred times the others
  measures,  // as a plan's: costs recur from the year they begin, some save, values are points
};
constexpr std::string_view family_names[] = {"even", "priced", "uneven", "measures"};

class Maker {
 public:
  Maker(Family family, std::uint32_t count, std::uint64_t seed)
      : chance_((seed << 20) ^ (std::uint64_t{count} << 4) ^ static_cast<std::uint64_t>(family)),
        family_(family),
        count_(count) {}

  portfolio::Problem problem() {
    portfolio::Problem problem;
    problem.costs.resize(years);
    for (std::uint32_t at = 0; at < count_; ++at) add_item(problem);
    for (const auto& costs : problem.costs) {
      std::int64_t sum = 0;
      for (const std::int64_t cost : costs) sum += cost;
      problem.frames.push_back(sum * 3 / 10);
    }
    for (std::uint32_t left = count_ / 10; left > 0; --left) problem.needs.push_back(pair());
    for (std::uint32_t left = count_ / 10; left > 0; --left) problem.excludes.push_back(pair());
    for (std::uint32_t kind = 0; kind < 5; ++kind) {
      portfolio::Group group;
      for (std::uint32_t at = kind; at < count_; at += 5) group.members.push_back(at);
      group.least = count_ / 25;
      problem.groups.push_back(std::move(group));
    }
    return problem;
  }

 private:
  static constexpr std::size_t years = 3;

  std::int64_t between(std::int64_t least, std::int64_t most) {
    return least +
           static_cast<std::int64_t>(chance_.below(static_cast<std::size_t>(most - least + 1)));
  }

  void add_item(portfolio::Problem& problem) {
    std::int64_t value = between(100, 1000);
    std::int64_t costs[years] = {};
    for (std::int64_t& cost : costs) cost = between(100, 5000);
    if (family_ == Family::priced) value = (costs[0] + costs[1] + costs[2]) / 15 + between(1, 200);
    if (family_ == Family::uneven) {
      for (std::int64_t& cost : costs) cost = between(1, 10) << between(3, 13);
    }
    if (family_ == Family::measures) {
      value = between(5'000, 95'000);
      const std::int64_t cost = between(1, 120) * 250;
      const std::int64_t begins = between(0, 2);
      for (std::int64_t year = 0; year < 3; ++year) {
        costs[year] = year < begins ? 0 : cost * (chance_.one_in(5) ? 2 : 1);
      }
      if (chance_.one_in(8)) costs[2] = -cost / 2;
    }
    problem.values.push_back(value);
    for (std::size_t year = 0; year < years; ++year) problem.costs[year].push_back(costs[year]);
  }

  std::pair<portfolio::Item, portfolio::Item> pair() {
    const auto one = static_cast<portfolio::Item>(chance_.below(count_));
    return {one, static_cast<portfolio::Item>((one + 1 + chance_.below(count_ - 1)) % count_)};
  }

  test::Chance chance_;
  Family family_;
  std::uint32_t count_;
};

// In CPLEX's LP format, for another solver.
inline std::string linear_program(const portfolio::Program& program) {
  const auto term = [](std::int64_t amount, std::uint32_t item) {
    return std::string(amount < 0 ? " - " : " + ") + std::to_string(std::abs(amount)) + " x" +
           std::to_string(item);
  };
  std::string text = "Maximize\n value:";
  for (std::uint32_t item = 0; item < program.size(); ++item) {
    text += term(program.values[item], item);
  }
  text += "\nSubject To\n";
  for (std::size_t row = 0; row < program.rows.size(); ++row) {
    text += " r" + std::to_string(row) + ":";
    for (const portfolio::Term& one : program.rows[row].terms) text += term(one.amount, one.place);
    text += " <= " + std::to_string(program.rows[row].limit) + "\n";
  }
  text += "Binary\n";
  for (std::uint32_t item = 0; item < program.size(); ++item) {
    text += " x" + std::to_string(item) + "\n";
  }
  return text + "End\n";
}

}  // namespace malvag::bench
