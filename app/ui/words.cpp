// Puts names of types, collections and fields into the sentences.
#include "words.hpp"

namespace malvag::ui {
namespace {

// "goals | kpis": each has a name; what has none stands as it is.
std::string named(Language language, std::string_view expected) {
  std::string result;
  for (std::size_t at = 0; at <= expected.size();) {
    const std::size_t end = std::min(expected.find(" | ", at), expected.size());
    const std::string one(expected.substr(at, end - at));
    auto name = text_by_name(language, "type." + one);
    if (!name) name = text_by_name(language, "collection." + one);
    if (!result.empty()) result += ", ";
    result += name.value_or(one);
    at = end + 3;
  }
  return result;
}

}  // namespace

std::string sentence_for(Language language, const Problem& problem) {
  const Arguments arguments = {{"at", problem.at},
                               {"expected", named(language, problem.expected)},
                               {"found", problem.found}};
  std::string sentence =
      text_by_name(language, "problem." + problem.code, arguments).value_or(problem.code);
  if (sentence.find(problem.at) == std::string::npos) sentence += " " + problem.at;
  return sentence;
}

std::string sentence_for(Language language, const ProblemCause& cause) {
  std::string sentence = sentence_for(language, cause.first);
  if (cause.also_at.empty()) return sentence;
  constexpr std::size_t most_places = 5;
  std::string places;
  for (std::size_t at = 0; at < std::min(cause.also_at.size(), most_places); ++at) {
    places += (at == 0 ? "" : ", ") + cause.also_at[at];
  }
  if (cause.also_at.size() > most_places) places += " …";
  return sentence + " " +
         plural(language, PluralKey::problem_also, static_cast<std::int64_t>(cause.also_at.size()),
                {{"places", places}});
}

std::string sentence_for(Language language, const edit::Description& description) {
  Arguments arguments;
  for (const auto& [name, value] : description.arguments) {
    auto word = name == "field"        ? text_by_name(language, "field." + value)
                : name == "collection" ? text_by_name(language, "collection." + value)
                                       : std::nullopt;
    arguments.emplace_back(name, word.value_or(value));
  }
  return text_by_name(language, description.key, arguments).value_or(description.key);
}

}  // namespace malvag::ui
