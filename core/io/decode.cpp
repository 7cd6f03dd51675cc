// How single values are read, and the entity types that can be.
#include "decode.hpp"

#include <array>

#include "composed.hpp"
#include "decode_value.hpp"

namespace malvag::io {

namespace {

bool is_lower(char character) {
  return character >= 'a' && character <= 'z';
}
bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

// −1: not digits only.
int number_of(std::string_view digits) {
  int number = 0;
  for (const char digit : digits) {
    if (!is_digit(digit)) return -1;
    number = number * 10 + (digit - '0');
  }
  return number;
}

bool is_year(int year) {
  return year >= limits::year_from && year <= limits::year_to;
}
bool is_year(std::string_view text) {
  return text.size() == 4 && is_year(number_of(text));
}

std::string range_text(double least, double most) {
  const auto bound = [](double value) {
    return std::isinf(value) ? std::string() : std::to_string(static_cast<std::int64_t>(value));
  };
  return bound(least) + "…" + bound(most);
}

bool is_in_range(double value, const Rule& rule) {
  return value >= rule.least && value <= rule.most && !(rule.above_least && value == rule.least);
}

void report_range(Decoding& decoding, Place place, const Path& at, const Rule& rule) {
  const bool of_year = rule.meaning == Meaning::year;
  const std::string range = (rule.above_least ? "> " : "") + range_text(rule.least, rule.most);
  decoding.report.add(of_year ? problem::year_invalid : problem::number_out_of_range, at, range,
                      decoding.tape.shown(place));
}

std::string joined(std::span<const std::string_view> words) {
  std::string text;
  for (const std::string_view word : words) {
    if (!text.empty()) text += " | ";
    text += word;
  }
  return text;
}

std::size_t hash_of(const std::vector<std::string_view>& names) {
  std::size_t hash = names.size();
  for (const std::string_view name : names) hash = hash * 31 + std::hash<std::string_view>{}(name);
  return hash;
}

}  // namespace

bool is_id(std::string_view text) {
  if (text.empty() || text.size() > limits::id_bytes || !is_lower(text.front())) return false;
  return std::all_of(text.begin(), text.end(), [](char character) {
    return is_lower(character) || is_digit(character) || character == '-';
  });
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const int year = number_of(text.substr(0, 4));
  const int month = number_of(text.substr(5, 2));
  const int day = number_of(text.substr(8, 2));
  if (!is_year(year) || month < 1 || month > 12 || day < 1) return false;
  constexpr std::array days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const bool is_leap_february = month == 2 && is_leap;
  return day <= days[static_cast<std::size_t>(month - 1)] + (is_leap_february ? 1 : 0);
}

bool is_month(std::string_view text) {
  return text.size() == 7 && is_date(std::string(text) + "-01");
}

Orders::Order Orders::shared(const std::vector<std::string_view>& names) {
  std::vector<Order>& alike = known_[hash_of(names)];
  for (const Order& order : alike) {
    if (std::equal(order->begin(), order->end(), names.begin(), names.end())) return order;
  }
  alike.push_back(std::make_shared<const std::vector<std::string>>(names.begin(), names.end()));
  return alike.back();
}

void wrong_type(Decoding& decoding, Place place, const Path& at, std::string_view expected) {
  if (decoding.tape[place].kind == Kind::reported) return;
  decoding.report.add(problem::type_wrong, at, expected, decoding.tape.shown(place));
}

void report_missing(Decoding& decoding, const Path& at, const Rule& rule) {
  decoding.report.add(rule.meaning == Meaning::id ? problem::id_missing : problem::member_missing,
                      at, at.name);
}

void decode_text(Decoding& decoding, Place place, const Path& at, const Rule& rule,
                 std::string& into) {
  if (decoding.tape[place].kind != Kind::text) return wrong_type(decoding, place, at, "text");
  const std::string_view text = decoding.tape.text_of(place);
  if (text.empty()) {
    if (rule.required) report_missing(decoding, at, rule);
    return;
  }
  if (rule.meaning == Meaning::id && !is_id(text)) {
    decoding.report.add(problem::id_malformed, at, "a-z 0-9 -", text);
  }
  if (rule.meaning == Meaning::date && !is_date(text)) {
    return decoding.report.add(problem::date_invalid, at, "YYYY-MM-DD", text);
  }
  if (rule.meaning == Meaning::year_or_date && !is_year(text) && !is_date(text)) {
    return decoding.report.add(problem::date_invalid, at, "YYYY | YYYY-MM-DD", text);
  }
  if (rule.meaning == Meaning::time && !is_year(text) && !is_month(text) && !is_date(text)) {
    return decoding.report.add(problem::date_invalid, at, "YYYY | YYYY-MM | YYYY-MM-DD", text);
  }
  if (!rule.words.empty() &&
      std::find(rule.words.begin(), rule.words.end(), text) == rule.words.end()) {
    return decoding.report.add(problem::value_unknown, at, joined(rule.words), text);
  }
  into = has_marks(text) ? composed(text) : std::string(text);
}

void decode_whole(Decoding& decoding, Place place, const Path& at, const Rule& rule,
                  std::int64_t& into) {
  const Node& node = decoding.tape[place];
  if (node.kind == Kind::natural) return report_range(decoding, place, at, rule);
  if (node.kind == Kind::real) {
    if (std::trunc(node.real) != node.real) {
      return decoding.report.add(problem::number_not_whole, at, "wholeNumber",
                                 decoding.tape.shown(place));
    }
    const bool fits = std::fabs(node.real) < 9e18 && is_in_range(node.real, rule);
    if (!fits) return report_range(decoding, place, at, rule);
    into = static_cast<std::int64_t>(node.real);
    return;
  }
  if (node.kind != Kind::whole) return wrong_type(decoding, place, at, "wholeNumber");
  if (!is_in_range(static_cast<double>(node.whole), rule)) {
    return report_range(decoding, place, at, rule);
  }
  into = node.whole;
}

void decode_number(Decoding& decoding, Place place, const Path& at, const Rule& rule,
                   double& into) {
  const Node& node = decoding.tape[place];
  double value = node.real;
  if (node.kind == Kind::whole) value = static_cast<double>(node.whole);
  if (node.kind == Kind::natural)
    value = static_cast<double>(static_cast<std::uint64_t>(node.whole));
  if (node.kind != Kind::real && node.kind != Kind::whole && node.kind != Kind::natural) {
    return wrong_type(decoding, place, at, "number");
  }
  if (!is_in_range(value, rule)) return report_range(decoding, place, at, rule);
  into = value;
}

void decode_boolean(Decoding& decoding, Place place, const Path& at, bool& into) {
  const Node& node = decoding.tape[place];
  if (node.kind != Kind::boolean) return wrong_type(decoding, place, at, "boolean");
  into = node.whole != 0;
}

std::optional<std::size_t> decode_word(Decoding& decoding, Place place, const Path& at,
                                       std::span<const std::string_view> words) {
  if (decoding.tape[place].kind != Kind::text) {
    wrong_type(decoding, place, at, "text");
    return std::nullopt;
  }
  const std::string_view text = decoding.tape.text_of(place);
  const auto word = std::find(words.begin(), words.end(), text);
  if (word != words.end()) return static_cast<std::size_t>(word - words.begin());
  decoding.report.add(problem::value_unknown, at, joined(words), text);
  return std::nullopt;
}

bool decode_key(Decoding& decoding, std::string_view key, const Path& at, Year& into) {
  if (!is_year(key)) {
    decoding.report.add(problem::year_invalid, at, range_text(limits::year_from, limits::year_to),
                        key);
    return false;
  }
  into = number_of(key);
  return true;
}

bool decode_key(Decoding&, std::string_view key, const Path&, std::string& into) {
  into = key;
  return true;
}

void check_within(const Period& period, const Path& at, Report& report) {
  if (period.from == 0 || period.to == 0 || period.to >= period.from) return;
  report.add(problem::number_out_of_range, at.member("to"), std::to_string(period.from) + "…",
             std::to_string(period.to));
}

// A scale is a way from worst to best with points in order on it.
void check_within(const Scale& scale, const Path& at, Report& report) {
  if (scale.worst == scale.best) {
    return report.add(problem::number_out_of_range, at.member("best"), "≠ worst",
                      Json(scale.best).dump());
  }
  const double way = scale.best > scale.worst ? 1 : -1;
  double before = scale.worst * way;
  const Path at_points = at.member("points");
  for (std::size_t place = 0; place < scale.points.size(); ++place) {
    const double point = scale.points[place].at * way;
    if (point <= before || point >= scale.best * way) {
      const Path at_point = at_points.element(place);
      report.add(problem::number_out_of_range, at_point.member("at"), "worst < … < best",
                 Json(scale.points[place].at).dump());
    }
    before = point;
  }
}

void check_within(const Span& span, const Path& at, Report& report) {
  if (span.low <= span.high) return;
  report.add(problem::number_out_of_range, at.member("high"), Json(span.low).dump() + "…",
             Json(span.high).dump());
}

void check_within(const Group& group, const Path& at, Report& report) {
  if (!group.most || *group.most >= group.least) return;
  report.add(problem::number_out_of_range, at.member("most"), std::to_string(group.least) + "…",
             std::to_string(*group.most));
}

void check_within(const Judgement& judgement, const Path& at, Report& report) {
  if (judgement.more.empty() || judgement.more != judgement.less) return;
  report.add(problem::reference_cycle, at.member("less"), {},
             judgement.more + " → " + judgement.less);
}

void check_within(const Tier& tier, const Path& at, Report& report) {
  if (tier.kind == TierKind::weighted || !tier.criterion.empty()) return;
  report.add(problem::member_missing, at.member("criterion"), "criterion");
}

void check_within(const Influence& influence, const Path& at, Report& report) {
  if (influence.from.empty() || influence.from != influence.to) return;
  report.add(problem::reference_cycle, at.member("to"), {}, influence.from + " → " + influence.to);
}

Place find_child(const Tape& tape, Place object, std::string_view name, Place likely) {
  const Place end = tape[object].end;
  if (likely < end && tape.key_of(likely) == name) return likely;
  for (Place child = object + 1; child < end; child = tape[child].end) {
    if (tape.key_of(child) == name) return child;
  }
  return 0;
}

void keep_members(Decoding& decoding, Place place, std::uint32_t taken, bool is_canonical,
                  Members& members) {
  const Tape& tape = decoding.tape;
  const bool are_all_known = taken == tape[place].children;
  if (are_all_known && is_canonical) return;
  Json::object_t unknown;
  for (Place child = place + 1; child < tape[place].end; child = tape[child].end) {
    if (tape[child].taken) continue;
    unknown.emplace_back(std::string(tape.key_of(child)), tape.to_json(child));
  }
  if (!unknown.empty()) members.unknown = std::make_shared<const Json>(std::move(unknown));
  if (is_canonical) return;
  std::vector<std::string_view> names;
  for (Place child = place + 1; child < tape[place].end; child = tape[child].end) {
    names.push_back(tape.key_of(child));
  }
  members.order = decoding.orders.shared(names);
}

template <class Entity>
void decode_entity(Decoding& decoding, Place place, const Path& at, Entity& entity) {
  decode_object(decoding, place, at, entity);
}

template void decode_entity(Decoding&, Place, const Path&, Head&);
template void decode_entity(Decoding&, Place, const Path&, Level&);
template void decode_entity(Decoding&, Place, const Path&, SourceDocument&);
template void decode_entity(Decoding&, Place, const Path&, Body&);
template void decode_entity(Decoding&, Place, const Path&, Role&);
template void decode_entity(Decoding&, Place, const Path&, Premise&);
template void decode_entity(Decoding&, Place, const Path&, Meeting&);
template void decode_entity(Decoding&, Place, const Path&, Strategy&);
template void decode_entity(Decoding&, Place, const Path&, Area&);
template void decode_entity(Decoding&, Place, const Path&, Goal&);
template void decode_entity(Decoding&, Place, const Path&, Assignment&);
template void decode_entity(Decoding&, Place, const Path&, Kpi&);
template void decode_entity(Decoding&, Place, const Path&, Frame&);
template void decode_entity(Decoding&, Place, const Path&, Criterion&);
template void decode_entity(Decoding&, Place, const Path&, Measure&);
template void decode_entity(Decoding&, Place, const Path&, Group&);
template void decode_entity(Decoding&, Place, const Path&, Principle&);
template void decode_entity(Decoding&, Place, const Path&, Influence&);
template void decode_entity(Decoding&, Place, const Path&, Conflict&);
template void decode_entity(Decoding&, Place, const Path&, ConflictChoice&);
template void decode_entity(Decoding&, Place, const Path&, Milestone&);

}  // namespace malvag::io
