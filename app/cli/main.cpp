// malvag: the same core on a terminal. Exit codes: 0 nothing found, 1 findings, 2 wrong usage, 3
// the file cannot be used.
#include <cmath>
#include <limits>

#include "../../core/check/finding.hpp"
#include "../../core/conflict/conflicts.hpp"
#include "../../core/io/plan_file.hpp"
#include "../../core/plan/limits.hpp"
#include "../../core/plan/problem_codes.hpp"
#include "../platform/answers.hpp"
#include "../platform/conflict_answers.hpp"
#include "../platform/method_answers.hpp"
#include "../platform/selection_answers.hpp"
#include "../platform/time_limit.hpp"
#include "../ui/numbers.hpp"
#include "../ui/words.hpp"
#include "../words/selection_words.hpp"
#include "arguments.hpp"
#include "files.hpp"
#include "linear_text.hpp"
#include "robustness_text.hpp"
#include "tables.hpp"

namespace malvag::cli {
namespace {

using ui::TextKey;

enum Exit { nothing_found = 0, findings = 1, wrong_usage = 2, unusable_file = 3 };

// Answers that could not be written are not given.
int answered(std::string_view answer, int code) {
  return write_out(answer) ? code : unusable_file;
}

// As what was asked for: other programs get their bytes as they are.
int answered(std::string_view answer, int code, Format format) {
  const bool written = format == Format::json ? write_out(answer) : write_words(answer);
  return written ? code : unusable_file;
}

int misused(ui::Language language, TextKey key, const ui::Filling& arguments) {
  write_error(ui::text(language, key, arguments));
  write_error(ui::text(language, TextKey::terminal_misuse_help));
  return wrong_usage;
}

int refused(const Arguments& arguments, const Problems& problems) {
  write_error(
      ui::text(arguments.language, TextKey::terminal_file_unusable, {{"file", arguments.file}}));
  if (arguments.format == Format::json) {
    return answered(
        platform::problems_json(name_of(arguments.command), problems, arguments.language),
        unusable_file);
  }
  write_error(problems_text(problems, arguments.language));
  return unusable_file;
}

tl::expected<io::ReadPlan, Problems> read(const Arguments& arguments) {
  const auto bytes = read_file(arguments.file);
  if (bytes) return io::read_plan(*bytes);
  Problem problem{"file.cannot-open", "", "", arguments.file};
  if (bytes.error() == FileTrouble::too_large) {
    problem = {std::string(problem::file_too_large), "", std::to_string(limits::file_bytes), ""};
  }
  return tl::make_unexpected(Problems{problem});
}

// The principle asked for, with the weights of a trial in its last weighted tier.
tl::expected<Principle, Misuse> chosen_principle(const Plan& plan, const Arguments& arguments) {
  const auto misuse = [&](TextKey key, const std::string& word) {
    return tl::make_unexpected(Misuse{key, {{"word", word}}, arguments.language});
  };
  const Principle* found = arguments.principle.empty() ? priority::principle_in_force(plan)
                                                       : plan.principles.find(arguments.principle);
  if (!found && arguments.principle.empty()) {
    return misuse(TextKey::terminal_misuse_no_principle, "");
  }
  if (!found) return misuse(TextKey::terminal_misuse_principle, arguments.principle);
  Principle principle = *found;
  Tier* last_weighted = nullptr;
  for (Tier& tier : principle.tiers) {
    if (tier.kind == TierKind::weighted) last_weighted = &tier;
  }
  for (const auto& [criterion, weight] : arguments.weights) {
    if (!last_weighted || !last_weighted->weights.find(criterion)) {
      return misuse(TextKey::terminal_misuse_criterion, criterion);
    }
    last_weighted->weights.set(criterion, weight);
  }
  return principle;
}

int check_plan(const Plan& plan, const Arguments& arguments) {
  const int code = check::check(plan).empty() ? nothing_found : findings;
  return answered(arguments.format == Format::json ? platform::check_json(plan, arguments.language)
                                                   : check_text(plan, arguments.language),
                  code, arguments.format);
}

int rank_measures(const Plan& plan, const Arguments& arguments) {
  const auto principle = chosen_principle(plan, arguments);
  if (!principle) {
    return misused(arguments.language, principle.error().key, principle.error().arguments);
  }
  if (arguments.body && !plan.bodies.find(*arguments.body)) {
    return misused(arguments.language, TextKey::terminal_misuse_body, {{"word", *arguments.body}});
  }
  const priority::Question question{arguments.year, arguments.body};
  const bool json = arguments.format == Format::json;
  const bool trial = !arguments.weights.empty();
  return answered(json ? platform::rank_json(plan, *principle, question, trial)
                       : rank_text(plan, *principle, question, trial, arguments.language),
                  nothing_found, arguments.format);
}

int examine_order(const Plan& plan, const Arguments& arguments) {
  const auto principle = chosen_principle(plan, arguments);
  if (!principle) {
    return misused(arguments.language, principle.error().key, principle.error().arguments);
  }
  if (arguments.body && !plan.bodies.find(*arguments.body)) {
    return misused(arguments.language, TextKey::terminal_misuse_body, {{"word", *arguments.body}});
  }
  if (!arguments.measure.empty() && !plan.measures.find(arguments.measure)) {
    return misused(arguments.language, TextKey::terminal_misuse_measure,
                   {{"word", arguments.measure}});
  }
  // Every measure's places are as many numbers as measures times measures.
  constexpr std::size_t measures_in_detail = 2'000;
  if (arguments.detail && plan.measures.size() > measures_in_detail) {
    return misused(arguments.language, TextKey::terminal_misuse_detail,
                   {{"most", ui::whole_number(arguments.language, measures_in_detail)}});
  }
  const platform::RobustnessAsked asked{
      *principle,       !arguments.weights.empty(), {arguments.year, arguments.body},
      arguments.belief, arguments.measure,          arguments.detail,
      arguments.seed,   arguments.samples};
  return answered(arguments.format == Format::json
                      ? platform::robustness_json(plan, asked, arguments.language)
                      : robustness_text(plan, asked, arguments.language),
                  nothing_found, arguments.format);
}

int write_program(const Plan& plan, const portfolio::Asked& asked, const Arguments& arguments) {
  const auto text = linear_text(plan, asked, arguments.step, arguments.language);
  if (text) return answered(*text, nothing_found, arguments.format);
  if (arguments.step > 0) {
    return misused(arguments.language, TextKey::terminal_misuse_step,
                   {{"word", std::to_string(arguments.step)}});
  }
  const portfolio::Selection selection = portfolio::select(plan, asked);
  write_error(selection.impossible
                  ? words::impossible_words(arguments.language, plan, selection)
                  : ui::text(arguments.language, TextKey::terminal_linear_nothing));
  return selection.impossible ? findings : nothing_found;
}

int choose_measures(const Plan& plan, const Arguments& arguments) {
  const auto principle = chosen_principle(plan, arguments);
  if (!principle) {
    return misused(arguments.language, principle.error().key, principle.error().arguments);
  }
  if (arguments.body && !plan.bodies.find(*arguments.body)) {
    return misused(arguments.language, TextKey::terminal_misuse_body, {{"word", *arguments.body}});
  }
  portfolio::Asked asked;
  asked.principle = *principle;
  asked.body = arguments.body;
  asked.permille = std::llround(arguments.percent * 10);
  if (arguments.format == Format::lp) return write_program(plan, asked, arguments);
  portfolio::SelectionRun run(plan, asked);
  const std::int64_t nodes =
      arguments.seconds ? std::numeric_limits<std::int64_t>::max() : portfolio::nodes_unless_told;
  platform::step_within(run, nodes, arguments.seconds);
  const portfolio::Selection selection = run.result();
  const int code = selection.impossible ? findings : nothing_found;
  const auto other = portfolio::another_as_good(plan, asked, selection);
  return answered(arguments.format == Format::json
                      ? platform::selection_json(plan, asked, selection, other, arguments.language)
                      : selection_text(plan, *principle, selection, other, arguments.language),
                  code, arguments.format);
}

int compute_method(const Arguments& arguments) {
  if (!platform::is_method(arguments.method)) {
    std::string names;
    for (const std::string_view name : platform::method_names()) {
      names += (names.empty() ? "" : ", ") + std::string(name);
    }
    return misused(arguments.language, TextKey::terminal_misuse_method,
                   {{"word", arguments.method}, {"methods", names}});
  }
  const auto bytes = read_file(arguments.file);
  if (!bytes) {
    write_error(ui::text(arguments.language, TextKey::terminal_method_unreadable,
                         {{"file", arguments.file}}));
    return unusable_file;
  }
  const platform::MethodAnswer answer =
      platform::method_answer(arguments.method, *bytes, arguments.language);
  return answered(answer.json, answer.usable ? nothing_found : unusable_file);
}

int find_conflicts(const Plan& plan, const Arguments& arguments) {
  const conflict::AllFound all = conflict::find_all(plan);
  const int code = all.conflicts.empty() ? nothing_found : findings;
  return answered(arguments.format == Format::json
                      ? platform::conflicts_json(plan, all, arguments.language)
                      : conflicts_text(plan, priority::principle_in_force(plan), all.conflicts,
                                       arguments.language),
                  code, arguments.format);
}

int convert(const io::ReadPlan& read, const Arguments& arguments) {
  if (read.read_only) return refused(arguments, read.remarks);
  const std::string bytes = io::write_plan(read.document);
  if (arguments.output.empty()) return answered(bytes, nothing_found);
  if (!write_file(arguments.output, bytes)) {
    write_error(
        ui::text(arguments.language, TextKey::terminal_cannot_write, {{"file", arguments.output}}));
    return unusable_file;
  }
  return nothing_found;
}

int run(const std::vector<std::string>& words) {
  const auto arguments = parse(words);
  if (!arguments) {
    const Misuse& misuse = arguments.error();
    return misused(misuse.language, misuse.key, misuse.arguments);
  }
  if (arguments->command == Command::help) {
    return answered(ui::text(arguments->language, TextKey::terminal_help) + "\n", nothing_found);
  }
  if (arguments->command == Command::version) {
    return answered(ui::text(arguments->language, TextKey::terminal_version,
                             {{"number", std::to_string(io::format_version)}}) +
                        "\n",
                    nothing_found);
  }
  if (arguments->command == Command::method) return compute_method(*arguments);
  const auto read_plan = read(*arguments);
  if (!read_plan) return refused(*arguments, read_plan.error());
  for (const Problem& remark : read_plan->remarks) {
    write_error(ui::sentence_for(arguments->language, remark));
  }
  const Plan& plan = read_plan->document.plan;
  switch (arguments->command) {
    case Command::check:
      return check_plan(plan, *arguments);
    case Command::rank:
      return rank_measures(plan, *arguments);
    case Command::robustness:
      return examine_order(plan, *arguments);
    case Command::portfolio:
      return choose_measures(plan, *arguments);
    case Command::conflicts:
      return find_conflicts(plan, *arguments);
    default:
      return convert(*read_plan, *arguments);
  }
}

}  // namespace
}  // namespace malvag::cli

int main(int count, char** words) {
  return malvag::cli::run(std::vector<std::string>(words + (count > 0 ? 1 : 0), words + count));
}
