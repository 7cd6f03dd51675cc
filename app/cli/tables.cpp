// Lines up answers in columns.
#include "tables.hpp"

#include <algorithm>
#include <vector>

#include "../../core/check/finding.hpp"
#include "../platform/finding_words.hpp"
#include "../ui/numbers.hpp"

namespace malvag::cli {
namespace {

using ui::TextKey;

std::size_t width(std::string_view text) {  // in code points
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  }));
}

std::string left(std::string text, std::size_t columns) {
  const std::size_t used = width(text);
  return used < columns ? text.append(columns - used, ' ') : text;
}

std::string right(const std::string& text, std::size_t columns) {
  const std::size_t used = width(text);
  return used < columns ? std::string(columns - used, ' ') + text : text;
}

void line(std::string& out, const std::string& text) {
  out.append(text).append("\n");
}

std::string count_of(const std::vector<check::Finding>& findings, check::Severity severity,
                     ui::Language language) {
  const auto count = std::count_if(findings.begin(), findings.end(), [&](const auto& finding) {
    return finding.severity == severity;
  });
  return ui::whole_number(language, count);
}

check::Severity worst(const std::vector<check::Finding>& findings) {
  return std::min_element(
             findings.begin(), findings.end(),
             [](const auto& one, const auto& other) { return one.severity < other.severity; })
      ->severity;
}

// One rule's findings: its name once, then what each is about, then how to mend it.
void add_group(std::string& out, const std::vector<check::Finding>& group, ui::Language language) {
  const check::Finding& first = group.front();
  const std::string severity(platform::name_of(worst(group)));
  line(out, "");
  line(out,
       ui::text(language, TextKey::terminal_check_rule,
                {{"code", first.code},
                 {"severity", *ui::text_by_name(language, "finding.severity." + severity)},
                 {"name", platform::rule_name(language, first.code)},
                 {"count", ui::whole_number(language, static_cast<std::int64_t>(group.size()))}}));
  std::size_t widest = 0;
  for (const check::Finding& finding : group) widest = std::max(widest, width(finding.at));
  for (const check::Finding& finding : group) {
    line(out, "  " + left(finding.at, widest) + "  " + platform::item(language, finding));
  }
  std::string last_mend;
  for (const check::Finding& finding : group) {
    const std::string mend = platform::mend(language, finding);
    if (mend != last_mend) line(out, "  → " + mend);
    last_mend = mend;
  }
  const std::string serves(platform::recommendation_of(first.code));
  if (const auto words = ui::text_by_name(language, "finding.serves." + serves)) {
    line(out, "    " + *words + " (" + serves + ").");
  }
}

void add_heading(std::string& out, const Plan& plan, const Principle& principle, bool trial,
                 ui::Language language) {
  line(out, plan.head.title);
  line(out,
       ui::text(language, trial ? TextKey::terminal_rank_trial : TextKey::terminal_rank_principle,
                {{"title", principle.title.empty() ? principle.id : principle.title}}));
}

std::string line_words(const priority::Ranking& ranking, ui::Language language) {
  for (const priority::RoomOfYear& room : ranking.rooms) {
    if (room.year != ranking.line_year) continue;
    return ui::text(language, TextKey::terminal_rank_line,
                    {{"year", std::to_string(room.year)},
                     {"spent", platform::money(language, room.spent)},
                     {"room", platform::money(language, room.room)}});
  }
  return ui::text(language, TextKey::terminal_rank_no_line);
}

}  // namespace

std::string check_text(const Plan& plan, ui::Language language) {
  const std::vector<check::Finding> findings = check::check(plan);
  std::string out;
  line(out, plan.head.title);
  if (findings.empty()) {
    line(out, ui::text(language, TextKey::terminal_check_nothing));
    return out;
  }
  line(out, ui::text(language, TextKey::terminal_check_counts,
                     {{"errors", count_of(findings, check::Severity::error, language)},
                      {"warnings", count_of(findings, check::Severity::warning, language)},
                      {"remarks", count_of(findings, check::Severity::remark, language)}}));
  for (std::size_t at = 0; at < findings.size();) {
    std::vector<check::Finding> group;
    const std::string& code = findings[at].code;
    for (; at < findings.size() && findings[at].code == code; ++at) group.push_back(findings[at]);
    add_group(out, group, language);
  }
  return out;
}

std::string rank_text(const Plan& plan, const Principle& principle,
                      const priority::Question& question, bool trial, ui::Language language) {
  const priority::Ranking ranking = priority::rank(plan, principle, question);
  std::string out;
  add_heading(out, plan, principle, trial, language);
  if (ranking.line_year == 0) line(out, line_words(ranking, language));
  line(out, "");
  std::size_t widest = 0;
  for (const auto& ranked : ranking.measures) {
    widest = std::max(widest, width(plan.measures.find(ranked.measure)->title));
  }
  for (std::size_t index = 0; index < ranking.measures.size(); ++index) {
    const priority::RankedMeasure& ranked = ranking.measures[index];
    const Measure& measure = *plan.measures.find(ranked.measure);
    if (ranking.line_year != 0 && index == ranking.line) {
      line(out, "  —— " + line_words(ranking, language));
    }
    std::string row = right(std::to_string(ranked.place), 5) + (ranked.tied ? "= " : "  ");
    row += left(measure.title, widest);
    row += right(ui::decimal_number(language, ranked.points, 1), 8);
    if (ranking.line_year != 0) {
      row += right(platform::money(language, measure.costs.value_or(ranking.line_year, 0)), 14);
    }
    line(out, row);
  }
  if (ranking.line_year != 0 && ranking.line == ranking.measures.size()) {
    line(out, "  —— " + line_words(ranking, language));
  }
  if (ranking.unranked.empty()) return out;
  line(out, "");
  line(out, ui::text(language, TextKey::terminal_rank_unranked));
  for (const priority::UnrankedMeasure& unranked : ranking.unranked) {
    std::string missing;
    for (const Id& criterion : unranked.missing) {
      if (!missing.empty()) missing += ", ";
      const Criterion* found = plan.criteria.find(criterion);
      missing += found ? found->title : criterion;
    }
    line(out, "  " + plan.measures.find(unranked.measure)->title + " (" + missing + ")");
  }
  return out;
}

std::string steadiness_text(const Plan& plan, const Principle& principle,
                            const priority::Steadiness& steadiness, ui::Language language) {
  std::string out;
  add_heading(out, plan, principle, false, language);
  line(out, ui::text(language, TextKey::terminal_steadiness_meaning,
                     {{"samples", ui::whole_number(language, steadiness.samples)}}));
  line(out, "");
  std::vector<std::size_t> surest_first;
  for (std::size_t place = 0; place < plan.measures.size(); ++place) surest_first.push_back(place);
  std::stable_sort(surest_first.begin(), surest_first.end(),
                   [&](std::size_t one, std::size_t other) {
                     return steadiness.above[one] > steadiness.above[other];
                   });
  for (const std::size_t place : surest_first) {
    const double share =
        static_cast<double>(steadiness.above[place]) / static_cast<double>(steadiness.samples);
    line(out, right(ui::percent(language, share), 7) + "  " + plan.measures[place].title);
  }
  return out;
}

std::string problems_text(const Problems& problems, ui::Language language) {
  std::string out;
  for (const Problem& problem : problems) {
    const std::string place = problem.at.empty() ? std::string() : problem.at + "  ";
    line(out, "  " + place + platform::message(language, problem));
  }
  return out;
}

}  // namespace malvag::cli
