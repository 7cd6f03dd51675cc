// Lines up how sure an order is.
#include "robustness_text.hpp"

#include "../../core/priority/missing_scores.hpp"
#include "../../core/priority/swings.hpp"
#include "../ui/numbers.hpp"
#include "../words/robustness_words.hpp"
#include "tables.hpp"

namespace malvag::cli {
namespace {

using ui::TextKey;

struct Page {
  const Plan& plan;
  const platform::RobustnessAsked& asked;
  ui::Language language;
  std::string out;

  std::string t(TextKey key, const ui::Filling& filling = {}) const {
    return ui::text(language, key, filling);
  }
  void line(const std::string& text) { out += text + "\n"; }
  void heading(TextKey key) {
    line("");
    line(t(key));
  }

  void shares(const priority::Order& order, const priority::Robustness& counted) {
    line("");
    line(t(TextKey::terminal_robustness_columns));
    for (std::size_t index = 0; index < order.measures.size(); ++index) {
      const std::uint32_t at = order.measures[index];
      const auto share = [&](std::int64_t times) {
        return right_aligned(ui::percent(language, static_cast<double>(times) /
                                                       static_cast<double>(counted.samples)),
                             7);
      };
      line(right_aligned(std::to_string(order.places[index]), 5) + share(counted.above[at]) +
           share(counted.first[at]) + share(counted.top_three[at]) + "  " +
           plan.measures[at].title);
    }
  }
  void close_calls(const priority::Candidates& candidates, const priority::Robustness& counted) {
    const auto calls = priority::close_calls(candidates, asked.principle, &counted);
    if (calls.empty()) return;
    heading(TextKey::sure_close);
    for (const priority::CloseCall& call : calls) {
      line("  " + words::close_call_title(language, plan, call) + ". " +
           words::close_call_words(language, call));
    }
  }
  void ranges(const priority::Candidates& candidates) {
    const auto all = priority::weight_ranges(candidates, asked.principle);
    if (all.empty()) return;
    heading(TextKey::sure_ranges);
    for (const priority::WeightRange& range : all) {
      line("  " +
           t(TextKey::sure_ranges_now, {{"criterion", title_in(plan.criteria, range.criterion)},
                                        {"share", ui::percent(language, range.share, 1)}}));
      line("    " + words::range_words(language, range));
      for (const std::string& end : words::range_end_words(language, plan, range)) {
        line("    " + end);
      }
      line("    " + words::other_range_words(language, range));
    }
  }
  void opinions(const priority::Candidates& candidates) {
    constexpr std::size_t at_most = 5;
    const auto all = priority::second_opinions(plan, candidates, asked.principle);
    if (all.empty()) return;
    heading(TextKey::sure_ways);
    for (const priority::Opinion& opinion : all) {
      line("  " + std::string(words::method_name(opinion.way)) + ". " +
           words::agreement_words(language, opinion) + " " +
           words::agreement_numbers(language, opinion));
      for (std::size_t at = 0; at < std::min(at_most, opinion.disagreements.size()); ++at) {
        const priority::Disagreement& one = opinion.disagreements[at];
        line("    " + plan.measures.find(one.measure)->title + " (" +
             words::disagreement_words(language, one) + ")");
      }
    }
  }
  void missing(const priority::Prepared& prepared) {
    const auto all = priority::missing_scores(plan, prepared, asked.principle, asked.question);
    if (all.empty()) return;
    heading(TextKey::sure_missing);
    for (const priority::MissingScores& one : all) {
      line("  " + plan.measures.find(one.measure)->title + ". " +
           words::missing_words(language, plan, one));
    }
  }
  void measure(const priority::Candidates& candidates) {
    const std::size_t at = *plan.measures.place_of(asked.measure);
    const auto points = priority::turning_points(plan, candidates, asked.principle, at);
    line("");
    line(plan.measures[at].title);
    if (!points) {
      line("  " + t(TextKey::sure_measure_unranked));
      return;
    }
    if (points->has_line) {
      line("  " +
           t(points->above_line ? TextKey::sure_measure_turn_out : TextKey::sure_measure_turn_in));
      line("    " + words::weight_turn_words(language, plan, points->line.weights));
      line("    " + words::score_turn_words(language, plan, points->line.scores));
    }
    const auto swings = priority::swings(plan, candidates, asked.principle, asked.belief, at);
    line("  " + t(TextKey::sure_measure_swings));
    for (const priority::Swing& swing : swings->criteria) {
      for (const std::string& words : words::swing_words(language, plan, swing)) {
        line("    " + words);
      }
    }
  }
};

}  // namespace

std::string robustness_text(const Plan& plan, const platform::RobustnessAsked& asked,
                            ui::Language language) {
  const priority::Prepared prepared(plan);
  const priority::Candidates candidates(prepared, asked.principle, asked.question);
  const priority::Order order = candidates.order(priority::weights_of(asked.principle));
  priority::RobustnessRun run(plan, asked.principle, asked.question,
                              {asked.belief, std::nullopt, false}, asked.seed, asked.samples);
  run.step(asked.samples);
  Page page{plan, asked, language, heading_text(plan, asked.principle, asked.trial, language)};
  page.line(words::robustness_answer(language, plan, asked.principle, asked.belief, order,
                                     &run.result()));
  page.line(words::belief_words(language, asked.belief));
  page.line(words::counted_words(language, run.result().samples));
  page.shares(order, run.result());
  page.close_calls(candidates, run.result());
  page.ranges(candidates);
  page.opinions(candidates);
  page.missing(prepared);
  if (!asked.measure.empty()) page.measure(candidates);
  return page.out;
}

}  // namespace malvag::cli
