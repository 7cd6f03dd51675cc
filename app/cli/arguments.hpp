// What was asked for on the command line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "../../core/plan/plan.hpp"
#include "../../core/priority/robustness.hpp"
#include "../ui/text.hpp"

namespace malvag::cli {

enum class Command {
  check,
  rank,
  robustness,
  portfolio,
  conflicts,
  method,
  convert,
  help,
  version
};
enum class Format { text, json, lp };

struct Arguments {
  Command command = Command::help;
  std::string method;      // for the command method: its name
  std::string file = "-";  // "-": standard input
  Format format = Format::text;
  ui::Language language = ui::Language::sv;
  Id principle;  // empty: the one in force
  Year year = 0;
  std::optional<Id> body;
  By<Id, double> weights;  // of a trial, by criterion
  std::int64_t samples = priority::ways_to_weigh;
  std::uint64_t seed = 1;
  double percent = 100;           // portfolio: of the plan's room
  std::optional<double> seconds;  // portfolio: to search; none: as many nodes as select() looks at
  std::size_t step = 0;     // portfolio as a program: of the principle's order, from 1; 0: the last
  priority::Belief belief;  // robustness
  Id measure;               // robustness: looked at closely; empty: none
  bool detail = false;      // robustness
  std::string output;       // empty: standard output
};

// Wrong usage, as a text to look up.
struct Misuse {
  ui::TextKey key = ui::TextKey::terminal_misuse_command;
  ui::Arguments arguments;
  ui::Language language = ui::Language::sv;
};

std::string_view name_of(Command command);
tl::expected<Arguments, Misuse> parse(const std::vector<std::string>& words);

}  // namespace malvag::cli
