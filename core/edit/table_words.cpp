// One table of words, looked up whole: "ansvarig nämnd" is another column than "ansvarig".
#include "table_words.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "../io/table.hpp"
#include "../plan/limits.hpp"

namespace malvag::edit {

namespace {

using Word = std::pair<std::string_view, HeaderHint>;

constexpr std::array header_words = {
    Word{"åtgärd", HeaderHint::measure_title},
    Word{"åtgärder", HeaderHint::measure_title},
    Word{"åtgärdens namn", HeaderHint::measure_title},
    Word{"aktivitet", HeaderHint::measure_title},
    Word{"aktiviteter", HeaderHint::measure_title},
    Word{"insats", HeaderHint::measure_title},
    Word{"insatser", HeaderHint::measure_title},
    Word{"förslag", HeaderHint::measure_title},
    Word{"measure", HeaderHint::measure_title},
    Word{"measures", HeaderHint::measure_title},
    Word{"action", HeaderHint::measure_title},
    Word{"actions", HeaderHint::measure_title},
    Word{"activity", HeaderHint::measure_title},
    Word{"activities", HeaderHint::measure_title},
    Word{"proposal", HeaderHint::measure_title},

    Word{"mål", HeaderHint::goal_title},
    Word{"målet", HeaderHint::goal_title},
    Word{"resultatmål", HeaderHint::goal_title},
    Word{"delmål", HeaderHint::goal_title},
    Word{"målformulering", HeaderHint::goal_title},
    Word{"goal", HeaderHint::goal_title},
    Word{"goals", HeaderHint::goal_title},
    Word{"objective", HeaderHint::goal_title},
    Word{"objectives", HeaderHint::goal_title},

    Word{"titel", HeaderHint::title},
    Word{"rubrik", HeaderHint::title},
    Word{"benämning", HeaderHint::title},
    Word{"namn", HeaderHint::title},
    Word{"title", HeaderHint::title},
    Word{"name", HeaderHint::title},
    Word{"heading", HeaderHint::title},

    Word{"beskrivning", HeaderHint::description},
    Word{"förklaring", HeaderHint::description},
    Word{"kommentar", HeaderHint::description},
    Word{"motivering", HeaderHint::description},
    Word{"description", HeaderHint::description},
    Word{"comment", HeaderHint::description},
    Word{"explanation", HeaderHint::description},

    Word{"kostnad", HeaderHint::cost},
    Word{"kostnader", HeaderHint::cost},
    Word{"belopp", HeaderHint::cost},
    Word{"budget", HeaderHint::cost},
    Word{"cost", HeaderHint::cost},
    Word{"costs", HeaderHint::cost},
    Word{"amount", HeaderHint::cost},

    Word{"nämnd", HeaderHint::body},
    Word{"styrelse", HeaderHint::body},
    Word{"nämnd styrelse", HeaderHint::body},
    Word{"styrelse nämnd", HeaderHint::body},
    Word{"nämnd eller styrelse", HeaderHint::body},
    Word{"ansvarig nämnd", HeaderHint::body},
    Word{"organ", HeaderHint::body},
    Word{"enhet", HeaderHint::body},
    Word{"body", HeaderHint::body},
    Word{"board", HeaderHint::body},
    Word{"committee", HeaderHint::body},
    Word{"unit", HeaderHint::body},
    Word{"responsible board", HeaderHint::body},
    Word{"responsible body", HeaderHint::body},

    Word{"bidrar till", HeaderHint::served_goals},
    Word{"bidrar till mål", HeaderHint::served_goals},
    Word{"kopplat mål", HeaderHint::served_goals},
    Word{"kopplade mål", HeaderHint::served_goals},
    Word{"koppling till mål", HeaderHint::served_goals},
    Word{"contributes to", HeaderHint::served_goals},
    Word{"linked goal", HeaderHint::served_goals},
    Word{"linked goals", HeaderHint::served_goals},

    Word{"mål nr", HeaderHint::goal_number},
    Word{"målnr", HeaderHint::goal_number},
    Word{"målnummer", HeaderHint::goal_number},
    Word{"goal number", HeaderHint::goal_number},
    Word{"goal no", HeaderHint::goal_number},

    Word{"nr", HeaderHint::number},
    Word{"nummer", HeaderHint::number},
    Word{"no", HeaderHint::number},
    Word{"number", HeaderHint::number},

    Word{"område", HeaderHint::area},
    Word{"prioriterat område", HeaderHint::area},
    Word{"målområde", HeaderHint::area},
    Word{"area", HeaderHint::area},
    Word{"priority area", HeaderHint::area},
    Word{"focus area", HeaderHint::area},

    Word{"status", HeaderHint::status},
    Word{"läge", HeaderHint::status},

    Word{"vikt", HeaderHint::weight},
    Word{"viktning", HeaderHint::weight},
    Word{"weight", HeaderHint::weight},

    Word{"ansvarig", HeaderHint::responsible},
    Word{"ansvar", HeaderHint::responsible},
    Word{"ansvarig roll", HeaderHint::responsible},
    Word{"roll", HeaderHint::responsible},
    Word{"responsible", HeaderHint::responsible},
    Word{"owner", HeaderHint::responsible},
    Word{"role", HeaderHint::responsible},

    Word{"klart", HeaderHint::due},
    Word{"klart senast", HeaderHint::due},
    Word{"senast", HeaderHint::due},
    Word{"slutdatum", HeaderHint::due},
    Word{"due", HeaderHint::due},
    Word{"due date", HeaderHint::due},
    Word{"deadline", HeaderHint::due},
};

using StatusWord = std::pair<std::string_view, MeasureStatus>;

constexpr std::array status_words = {
    StatusWord{"föreslagen", MeasureStatus::proposed},
    StatusWord{"förslag", MeasureStatus::proposed},
    StatusWord{"proposed", MeasureStatus::proposed},
    StatusWord{"planerad", MeasureStatus::planned},
    StatusWord{"beslutad", MeasureStatus::planned},
    StatusWord{"ej påbörjad", MeasureStatus::planned},
    StatusWord{"inte påbörjad", MeasureStatus::planned},
    StatusWord{"planned", MeasureStatus::planned},
    StatusWord{"not started", MeasureStatus::planned},
    StatusWord{"pågående", MeasureStatus::ongoing},
    StatusWord{"pågår", MeasureStatus::ongoing},
    StatusWord{"påbörjad", MeasureStatus::ongoing},
    StatusWord{"ongoing", MeasureStatus::ongoing},
    StatusWord{"in progress", MeasureStatus::ongoing},
    StatusWord{"försenad", MeasureStatus::delayed},
    StatusWord{"delayed", MeasureStatus::delayed},
    StatusWord{"klar", MeasureStatus::done},
    StatusWord{"färdig", MeasureStatus::done},
    StatusWord{"genomförd", MeasureStatus::done},
    StatusWord{"avslutad", MeasureStatus::done},
    StatusWord{"done", MeasureStatus::done},
    StatusWord{"completed", MeasureStatus::done},
    StatusWord{"stoppad", MeasureStatus::stopped},
    StatusWord{"avbruten", MeasureStatus::stopped},
    StatusWord{"stopped", MeasureStatus::stopped},
    StatusWord{"cancelled", MeasureStatus::stopped},
};

// Words that say nothing of their own: "Kostnad år 2021 i tkr".
constexpr std::array<std::string_view, 5> fillers = {"år", "year", "i", "in", "sum"};

std::vector<std::string> words_of(std::string_view cell) {
  std::vector<std::string> words(1);
  for (const char character : folded(cell)) {
    const bool parts = character == ' ' ||
                       std::string_view("()[].,;:/*\"'").find(character) != std::string_view::npos;
    if (!parts) {
      words.back() += character;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::optional<Year> year_of(std::string_view word) {
  if (word.size() != 4 || word.find_first_not_of("0123456789") != std::string_view::npos) {
    return std::nullopt;
  }
  Year year = 0;
  for (const char digit : word) year = year * 10 + (digit - '0');
  if (year < limits::year_from || year > limits::year_to) return std::nullopt;
  return year;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// Takes the unit off the end: one word or two ("tusen kronor").
std::optional<io::MoneyUnit> take_unit(std::vector<std::string>& words) {
  for (const std::size_t count : {std::size_t{2}, std::size_t{1}}) {
    if (words.size() < count) continue;
    const auto from = words.end() - static_cast<std::ptrdiff_t>(count);
    const auto unit = io::money_unit_named(joined({from, words.end()}));
    if (!unit) continue;
    words.erase(from, words.end());
    return unit;
  }
  return std::nullopt;
}

std::optional<Year> take_year(std::vector<std::string>& words) {
  const auto is_year = [](const std::string& word) { return year_of(word).has_value(); };
  const auto place = std::find_if(words.begin(), words.end(), is_year);
  if (place == words.end() || std::find_if(place + 1, words.end(), is_year) != words.end()) {
    return std::nullopt;
  }
  const auto year = year_of(*place);
  words.erase(place);
  return year;
}

}  // namespace

std::optional<Header> read_header(std::string_view cell) {
  std::vector<std::string> words = words_of(cell);
  const bool is_one_word = words.size() == 1;
  Header header;
  const auto is_filler = [](const std::string& word) {
    return std::find(fillers.begin(), fillers.end(), word) != fillers.end();
  };
  // The unit may stand before the year or after it.
  header.unit = take_unit(words);
  header.year = take_year(words);
  words.erase(std::remove_if(words.begin(), words.end(), is_filler), words.end());
  if (!header.unit) header.unit = take_unit(words);
  if (words.empty()) {
    if (!header.year && !header.unit) return std::nullopt;
    header.hint = HeaderHint::cost;
    header.is_bare_year = is_one_word && header.year;
    return header;
  }
  const std::string text = joined(words);
  const auto found = std::find_if(header_words.begin(), header_words.end(),
                                  [&](const Word& word) { return word.first == text; });
  if (found == header_words.end()) return std::nullopt;
  header.hint = found->second;
  return header;
}

std::optional<MeasureStatus> read_status(std::string_view cell) {
  const std::string text = folded(cell);
  const auto found = std::find_if(status_words.begin(), status_words.end(),
                                  [&](const auto& word) { return word.first == text; });
  if (found == status_words.end()) return std::nullopt;
  return found->second;
}

std::string folded(std::string_view text) {
  std::string result;
  bool is_after_space = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0;
    const bool is_no_break_space = byte == 0xC2 && next == 0xA0;
    if (byte <= ' ' || is_no_break_space) {
      is_after_space = !result.empty();
      at += is_no_break_space ? 1 : 0;
      continue;
    }
    if (is_after_space) result += ' ';
    is_after_space = false;
    if (byte >= 'A' && byte <= 'Z') {
      result += static_cast<char>(byte + 0x20);
    } else if (byte == 0xC3 && next >= 0x80 && next <= 0x9E && next != 0x97) {  // À … Þ without ×
      result += static_cast<char>(byte);
      result += static_cast<char>(next + 0x20);
      ++at;
    } else {
      result += static_cast<char>(byte);
    }
  }
  return result;
}

}  // namespace malvag::edit
