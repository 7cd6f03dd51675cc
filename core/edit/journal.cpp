// The journal's entries and their chain.
#include "../plan/limits.hpp"
#include "document.hpp"
#include "sha256.hpp"

namespace malvag::edit {

namespace {

constexpr const char* fold_action = "fold";

std::string text_of(const Json& json, const char* name) {
  if (!json.is_object()) return {};
  const auto member = json.find(name);
  return member != json.end() && member->is_string() ? member->get<std::string>() : std::string();
}

// The hash that the entry after this one carries.
std::string hash_of(const JournalEntry& entry) {
  return sha256(entry.json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

// What the entry after this one carries of what came before it.
std::string carried_by(const JournalEntry& entry) {
  return entry.is_fold() ? text_of(entry.json, "last") : hash_of(entry);
}

// What a person gives with a command must not make a file that cannot be opened.
std::string within_limit(const std::string& text) {
  if (text.size() <= limits::text_bytes) return text;
  std::size_t end = limits::text_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

}  // namespace

std::int64_t JournalEntry::number() const {
  if (!json.is_object()) return 0;
  const auto member = json.find("number");
  return member != json.end() && member->is_number_integer() ? member->get<std::int64_t>() : 0;
}
std::string JournalEntry::time() const {
  return text_of(json, "time");
}
std::string JournalEntry::who() const {
  return text_of(json, "who");
}
std::string JournalEntry::reason() const {
  return text_of(json, "reason");
}
std::string JournalEntry::action() const {
  return text_of(json, "action");
}
bool JournalEntry::is_fold() const {
  return action() == fold_action;
}

JournalEntry next_entry(const Journal& journal, const std::string& action, const Command& command,
                        const Stamp& stamp) {
  Json previous = nullptr;
  if (!journal.empty()) previous = carried_by(journal.back());
  return {{{"number", journal.empty() ? 1 : journal.back().number() + 1},
           {"time", within_limit(stamp.time)},
           {"who", within_limit(stamp.who)},
           {"action", action},
           {"command", to_json(command)},
           {"reason", within_limit(stamp.reason)},
           {"previous", std::move(previous)}}};
}

Journal folded(Journal journal, std::size_t kept) {
  if (journal.size() < kept + 2) return journal;
  const std::size_t count = journal.size() - kept;
  const JournalEntry& first = journal.front();
  const JournalEntry& last = journal[count - 1];
  JournalEntry fold{{{"number", last.number()},
                     {"time", last.time()},
                     {"action", fold_action},
                     {"from", first.is_fold() ? text_of(first.json, "from") : first.time()},
                     {"last", carried_by(last)}}};
  journal.erase(journal.begin(), journal.begin() + static_cast<std::ptrdiff_t>(count - 1));
  journal.front() = std::move(fold);
  return journal;
}

std::optional<std::size_t> first_broken(const Journal& journal) {
  for (std::size_t place = 0; place < journal.size(); ++place) {
    const bool begins_folded = place == 0 && journal[place].is_fold();
    if (begins_folded && journal[place].number() > 0) continue;
    const std::int64_t before = place == 0 ? 0 : journal[place - 1].number();
    const std::string expected = place == 0 ? std::string() : carried_by(journal[place - 1]);
    const bool holds = !journal[place].is_fold() && journal[place].number() == before + 1 &&
                       text_of(journal[place].json, "previous") == expected;
    if (!holds) return place;
  }
  return std::nullopt;
}

}  // namespace malvag::edit
