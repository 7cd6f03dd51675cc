// Reads the command line by one table of options.
#include "arguments.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "../../core/plan/limits.hpp"
#include "../platform/robustness_messages.hpp"
#include "../platform/time_limit.hpp"

namespace malvag::cli {
namespace {

using ui::TextKey;

struct CommandName {
  std::string_view name;
  Command command;
};
constexpr CommandName commands[] = {
    {"check", Command::check},           {"rank", Command::rank},
    {"robustness", Command::robustness}, {"conflicts", Command::conflicts},
    {"portfolio", Command::portfolio},   {"method", Command::method},
    {"convert", Command::convert},       {"help", Command::help},
    {"--help", Command::help},           {"-h", Command::help},
    {"version", Command::version},       {"--version", Command::version}};

std::optional<Command> command_named(std::string_view name) {
  for (const CommandName& one : commands) {
    if (one.name == name) return one.command;
  }
  return std::nullopt;
}

std::optional<long long> whole(const std::string& written) {
  char* end = nullptr;
  const long long number = std::strtoll(written.c_str(), &end, 10);
  if (written.empty() || *end != '\0') return std::nullopt;
  return number;
}

bool read_format(const std::string& value, Arguments& arguments) {
  arguments.format = value == "json" ? Format::json : value == "lp" ? Format::lp : Format::text;
  if (value == "lp") return arguments.command == Command::portfolio;
  return value == "json" || value == "text";
}
bool read_language(const std::string& value, Arguments& arguments) {
  arguments.language = value == "en" ? ui::Language::en : ui::Language::sv;
  return value == "en" || value == "sv";
}
bool read_principle(const std::string& value, Arguments& arguments) {
  arguments.principle = value;
  return !value.empty();
}
bool read_year(const std::string& value, Arguments& arguments) {
  const auto year = whole(value);
  if (!year || *year < limits::year_from || *year > limits::year_to) return false;
  arguments.year = static_cast<Year>(*year);
  return true;
}
bool read_body(const std::string& value, Arguments& arguments) {
  arguments.body = value;
  return !value.empty();
}
// "c-need=30,c-benefit=20"
bool read_weights(const std::string& value, Arguments& arguments) {
  for (std::size_t at = 0; at <= value.size();) {
    const std::size_t comma = std::min(value.find(',', at), value.size());
    const std::string pair = value.substr(at, comma - at);
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size()) return false;
    char* end = nullptr;
    const double weight = std::strtod(pair.c_str() + equals + 1, &end);
    if (*end != '\0' || !(weight >= 0 && weight <= limits::weight)) return false;
    arguments.weights.set(pair.substr(0, equals), weight);
    at = comma + 1;
  }
  return true;
}
bool read_percent(const std::string& value, Arguments& arguments) {
  char* end = nullptr;
  const double percent = std::strtod(value.c_str(), &end);
  if (value.empty() || *end != '\0' || !(percent >= -1'000 && percent <= 1'000)) return false;
  arguments.percent = percent;
  return true;
}
bool read_seconds(const std::string& value, Arguments& arguments) {
  char* end = nullptr;
  const double seconds = std::strtod(value.c_str(), &end);
  if (value.empty() || *end != '\0') return false;
  arguments.seconds = seconds;
  return seconds > 0 && seconds <= platform::seconds_at_most;
}
bool read_step(const std::string& value, Arguments& arguments) {
  const auto step = whole(value);
  if (!step || *step < 1 || *step > 1'000'000) return false;
  arguments.step = static_cast<std::size_t>(*step);
  return true;
}
bool read_samples(const std::string& value, Arguments& arguments) {
  const auto samples = whole(value);
  if (!samples || *samples < 1 || *samples > 1'000'000) return false;
  arguments.samples = *samples;
  return true;
}
bool read_seed(const std::string& value, Arguments& arguments) {
  if (value.empty() || value.size() > 19) return false;
  if (value.find_first_not_of("0123456789") != std::string::npos) return false;
  arguments.seed = std::strtoull(value.c_str(), nullptr, 10);
  return true;
}
bool read_known(const std::string& value, Arguments& arguments) {
  const auto weights = platform::weights_believed_named(value);
  if (weights) arguments.belief.weights = *weights;
  return weights.has_value();
}
bool read_margin(const std::string& value, Arguments& arguments) {
  char* end = nullptr;
  const double points = std::strtod(value.c_str(), &end);
  if (value.empty() || *end != '\0' || !(points >= 0 && points <= 100)) return false;
  arguments.belief.margin = points / 100;
  return true;
}
bool read_measure(const std::string& value, Arguments& arguments) {
  arguments.measure = value;
  return !value.empty();
}
bool read_detail(const std::string& value, Arguments& arguments) {
  arguments.detail = value == "all";
  return value == "all" || value == "summary";
}
bool read_output(const std::string& value, Arguments& arguments) {
  arguments.output = value;
  return !value.empty();
}

struct Option {
  std::string_view name;
  bool (*read)(const std::string& value, Arguments& arguments);
  std::vector<Command> commands;  // none: all
};
const std::vector<Option>& options() {
  static const std::vector<Option> table = {
      {"--format", read_format, {}},
      {"--lang", read_language, {}},
      {"--principle", read_principle, {Command::rank, Command::robustness, Command::portfolio}},
      {"--year", read_year, {Command::rank, Command::robustness}},
      {"--body", read_body, {Command::rank, Command::robustness, Command::portfolio}},
      {"--weights", read_weights, {Command::rank, Command::robustness, Command::portfolio}},
      {"--percent", read_percent, {Command::portfolio}},
      {"--seconds", read_seconds, {Command::portfolio}},
      {"--step", read_step, {Command::portfolio}},
      {"--samples", read_samples, {Command::robustness}},
      {"--seed", read_seed, {Command::robustness}},
      {"--known", read_known, {Command::robustness}},
      {"--margin", read_margin, {Command::robustness}},
      {"--measure", read_measure, {Command::robustness}},
      {"--detail", read_detail, {Command::robustness}},
      {"--output", read_output, {Command::convert}}};
  return table;
}

// The language is wanted for the answer to wrong usage too, wherever it stands.
ui::Language language_of(const std::vector<std::string>& words) {
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    if (words[at] == "--lang" && words[at + 1] == "en") return ui::Language::en;
  }
  return ui::Language::sv;
}

bool takes(const Option& option, Command command) {
  const auto& commands_of = option.commands;
  return commands_of.empty() ||
         std::find(commands_of.begin(), commands_of.end(), command) != commands_of.end();
}

}  // namespace

std::string_view name_of(Command command) {
  for (const CommandName& one : commands) {
    if (one.command == command) return one.name;
  }
  return "";
}

tl::expected<Arguments, Misuse> parse(const std::vector<std::string>& words) {
  const ui::Language language = language_of(words);
  const auto misuse = [&](TextKey key, ui::Arguments arguments = {}) {
    return tl::make_unexpected(Misuse{key, std::move(arguments), language});
  };
  if (words.empty()) return misuse(TextKey::terminal_misuse_command);
  Arguments result;
  result.language = language;
  const auto command = command_named(words[0]);
  if (!command) return misuse(TextKey::terminal_misuse_unknown_command, {{"word", words[0]}});
  result.command = *command;

  bool has_file = false;
  for (std::size_t at = 1; at < words.size(); ++at) {
    const std::string& word = words[at];
    if (word == "-" || word.empty() || word[0] != '-') {
      if (*command == Command::method && result.method.empty()) {
        result.method = word;
        continue;
      }
      if (has_file) return misuse(TextKey::terminal_misuse_second_file, {{"word", word}});
      has_file = true;
      result.file = word;
      continue;
    }
    const auto option = std::find_if(options().begin(), options().end(),
                                     [&](const Option& one) { return one.name == word; });
    if (option == options().end() || !takes(*option, *command)) {
      return misuse(TextKey::terminal_misuse_option,
                    {{"word", word}, {"command", std::string(name_of(*command))}});
    }
    if (at + 1 == words.size()) {
      return misuse(TextKey::terminal_misuse_no_value, {{"word", word}});
    }
    if (!option->read(words[++at], result)) {
      return misuse(TextKey::terminal_misuse_value, {{"option", word}, {"word", words[at]}});
    }
  }
  if (*command == Command::method && result.method.empty()) {
    return misuse(TextKey::terminal_misuse_method_missing);
  }
  return result;
}

}  // namespace malvag::cli
