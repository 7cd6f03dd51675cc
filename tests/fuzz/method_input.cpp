// A bare method's input: its name on the first line, then JSON, as `malvag method NAME` reads it.
// Out comes an answer in which every number is one, or a refusal that says where and has words.
// What the input may ask for is held to what the terminal takes, save that samples and nodes are
// few, so that each input is over at once.
#include <algorithm>
#include <vector>

#include "../../app/platform/feasibility_messages.hpp"
#include "../../app/platform/method_answers.hpp"
#include "../../app/platform/robustness_messages.hpp"
#include "fuzz.hpp"

using namespace malvag;
using fuzz::must;

namespace {

constexpr std::size_t most_bytes = 4'000;
constexpr std::int64_t few = 300;
constexpr std::int64_t most_asked = 1'000'000'000;

// Less work where it can be done; what is refused stays as it is.
void hold_down(Json& json, const char* name) {
  if (!json.is_object()) return;
  const auto asked = json.find(name);
  if (asked == json.end()) {
    json[name] = few;
  } else if (asked->is_number() && *asked > few && *asked <= most_asked) {
    *asked = few;
  }
}

// Where nothing is an answer, see app/platform/method_answers.hpp.
bool may_be_nothing(const std::string& member) {
  constexpr std::string_view members[] = {
      "mostInconsistent", "centralWeights", "objective",  "selected", "spent", "bound",
      "smallestByWeight", "smallestWeight", "extraMoney", "feasible"};
  return std::find(std::begin(members), std::end(members), member) != std::end(members);
}

bool has_nothing(const Json& json) {
  return json.is_null() ||
         (json.is_structured() && std::any_of(json.begin(), json.end(), has_nothing));
}

// JSON has no word for what is no number; it would stand there as null.
void must_be_whole(const Json& answer) {
  for (const auto& [name, value] : answer.items()) {
    must(may_be_nothing(name) || !has_nothing(value), "no number is lost",
         name + ": " + answer.dump());
  }
}

void must_refuse(const Json& answer) {
  const Json problems = answer.value("problems", Json::array());
  must(answer.value("format", "") == "malvag-method" && problems.size() == 1,
       "a refusal has one problem", answer.dump());
  const std::string code = problems[0].value("code", ""), at = problems[0].value("at", "?");
  must(code.substr(0, 7) == "method.", "a refusal has a code", code);
  must(at.empty() || at.front() == '/', "a place is a JSON pointer", at);
  must(problems[0].value("message", "") != code.substr(7), "a refusal has words", code);
}

void try_method(std::string_view name, std::string_view text) {
  Json input = Json::parse(text.begin(), text.end(), nullptr, false);
  std::string asked(text);
  if (!input.is_discarded()) {
    if (name == "smaa2") hold_down(input, "samples");
    if (name == "portfolio" || name == "conflict-sets") hold_down(input, "nodes");
    asked = input.dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  const auto answer = platform::method_answer(name, asked, ui::Language::sv);
  const Json json = Json::parse(answer.json, nullptr, false);
  must(json.is_object(), "an answer is JSON", answer.json);
  if (!answer.usable) return must_refuse(json);
  ++fuzz::taken;
  must_be_whole(json);
  must(platform::method_answer(name, asked, ui::Language::en).json == answer.json,
       "the same input gives the same bytes", asked);
}

// What app and worker say to each other: read or refused, and what is read is written alike.
template <class Message, class Read>
void try_message(const Json& json, const Read& read, const Message& written) {
  const auto first = read(json);
  if (!first) return;
  ++fuzz::taken;
  const Json again = written(*first);
  const auto second = read(again);
  must(second && written(*second) == again, "a message comes back", again.dump());
}

bool is_message(std::string_view name, const Json& json) {
  const auto write = [](const auto& value) { return platform::to_json(value); };
  if (name == "robustness") return try_message(json, platform::robustness_from, write), true;
  if (name == "feasibility") return try_message(json, platform::feasibility_from, write), true;
  if (name == "rooms") return try_message(json, platform::rooms_from, platform::rooms_json), true;
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Bytes bytes(data, std::min(size, most_bytes));
  const std::string_view name = bytes.line();
  const std::string_view text = bytes.rest();
  const Json json = Json::parse(text.begin(), text.end(), nullptr, false);
  if (!is_message(name, json)) try_method(name, text);
  return 0;
}
