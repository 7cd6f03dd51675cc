// The published schema and the table of fields say the same of every member.
#include <map>

#include "../../../core/io/fields.hpp"
#include "../support/plans.hpp"

using namespace malvag;

namespace {

Json parsed(const std::string& path) {
  return Json::parse(test::file(path), nullptr, false);
}

const Json& at(const Json& json, std::string_view name) {
  static const Json nothing;
  const auto found = json.is_object() ? json.find(std::string(name)) : json.end();
  return json.is_object() && found != json.end() ? *found : nothing;
}

template <class Type>
std::string definition_name() {
  if constexpr (std::is_same_v<Type, Origin>) return "origin";
  if constexpr (std::is_same_v<Type, Period>) return "period";
  if constexpr (std::is_same_v<Type, Adoption>) return "adoption";
  if constexpr (std::is_same_v<Type, Claim>) return "claim";
  if constexpr (std::is_same_v<Type, Head>) return "head";
  if constexpr (std::is_same_v<Type, LocalName>) return "localName";
  if constexpr (std::is_same_v<Type, Level>) return "level";
  if constexpr (std::is_same_v<Type, SourceDocument>) return "document";
  if constexpr (std::is_same_v<Type, Body>) return "body";
  if constexpr (std::is_same_v<Type, Role>) return "role";
  if constexpr (std::is_same_v<Type, Premise>) return "premise";
  if constexpr (std::is_same_v<Type, AgendaItem>) return "agendaItem";
  if constexpr (std::is_same_v<Type, Meeting>) return "meeting";
  if constexpr (std::is_same_v<Type, Strategy>) return "strategy";
  if constexpr (std::is_same_v<Type, Area>) return "area";
  if constexpr (std::is_same_v<Type, Goal>) return "goal";
  if constexpr (std::is_same_v<Type, Assignment>) return "assignment";
  if constexpr (std::is_same_v<Type, Target>) return "target";
  if constexpr (std::is_same_v<Type, Baseline>) return "baseline";
  if constexpr (std::is_same_v<Type, TargetPart>) return "targetPart";
  if constexpr (std::is_same_v<Type, Outcome>) return "outcome";
  if constexpr (std::is_same_v<Type, Kpi>) return "kpi";
  if constexpr (std::is_same_v<Type, Addition>) return "addition";
  if constexpr (std::is_same_v<Type, Frame>) return "frame";
  if constexpr (std::is_same_v<Type, ScalePoint>) return "scalePoint";
  if constexpr (std::is_same_v<Type, Scale>) return "scale";
  if constexpr (std::is_same_v<Type, Criterion>) return "criterion";
  if constexpr (std::is_same_v<Type, Effect>) return "effect";
  if constexpr (std::is_same_v<Type, Lock>) return "lock";
  if constexpr (std::is_same_v<Type, Elsewhere>) return "elsewhere";
  if constexpr (std::is_same_v<Type, Measure>) return "measure";
  if constexpr (std::is_same_v<Type, Span>) return "span";
  if constexpr (std::is_same_v<Type, Downgrade>) return "downgrade";
  if constexpr (std::is_same_v<Type, Group>) return "group";
  if constexpr (std::is_same_v<Type, Judgement>) return "judgement";
  if constexpr (std::is_same_v<Type, Range>) return "range";
  if constexpr (std::is_same_v<Type, Weighing>) return "weighing";
  if constexpr (std::is_same_v<Type, Tier>) return "tier";
  if constexpr (std::is_same_v<Type, Principle>) return "principle";
  if constexpr (std::is_same_v<Type, Influence>) return "influence";
  if constexpr (std::is_same_v<Type, Way>) return "way";
  if constexpr (std::is_same_v<Type, Conflict>) return "conflict";
  if constexpr (std::is_same_v<Type, Reopening>) return "reopening";
  if constexpr (std::is_same_v<Type, ConflictChoice>) return "choice";
  if constexpr (std::is_same_v<Type, StatusCount>) return "statusCount";
  if constexpr (std::is_same_v<Type, Milestone>) return "milestone";
  return "(not in the schema)";
}

Json reference_to(const std::string& definition) {
  return {{"$ref", "#/$defs/" + definition}};
}

void add_range(Json& shape, const io::Rule& rule) {
  if (!std::isinf(rule.least))
    shape[rule.above_least ? "exclusiveMinimum" : "minimum"] = rule.least;
  if (!std::isinf(rule.most)) shape["maximum"] = rule.most;
}

// What the schema should say of a member, without its description.
class Shapes {
 public:
  template <class Value>
  Json of(const io::Rule& rule) {
    if constexpr (io::is_optional<Value>) {
      return of<typename Value::value_type>(rule);
    } else if constexpr (io::Described<Value>) {
      visit<Value>();
      return reference_to(definition_name<Value>());
    } else if constexpr (io::is_list<Value>) {
      io::Rule of_element = rule;
      of_element.required = false;
      Json list = {{"type", "array"}, {"items", of<typename Value::value_type>(of_element)}};
      if (rule.meaning == io::Meaning::reference) list["uniqueItems"] = true;
      return list;
    } else if constexpr (io::is_by<Value>) {
      using Entry = typename Value::Entry;
      Json table = {{"type", "object"}};
      if (std::is_same_v<typename Entry::first_type, Year>) {
        table["propertyNames"] = reference_to("yearKey");
      } else if (rule.meaning == io::Meaning::reference) {
        table["propertyNames"] = reference_to("id");
      }
      io::Rule of_value = rule;
      of_value.meaning = io::Meaning::plain;
      table["additionalProperties"] = of<typename Entry::second_type>(of_value);
      return table;
    } else if constexpr (io::Enumerated<Value>) {
      return {{"enum", io::words_of<Value>}};
    } else if constexpr (std::is_same_v<Value, bool>) {
      return {{"type", "boolean"}};
    } else if constexpr (std::is_same_v<Value, std::string>) {
      return of_text(rule);
    } else {
      Json number = {{"type", std::is_same_v<Value, double> ? "number" : "integer"}};
      add_range(number, rule);
      return number;
    }
  }

  template <io::Described Type>
  void visit() {
    const std::string name = definition_name<Type>();
    if (definitions.count(name)) return;
    definitions[name] = {};
    Json properties = Json::object();
    Json needed = Json::array();
    io::fields(io::Of<Type>{}, [&](std::string_view field, auto member, const io::Rule& rule) {
      using Value = std::decay_t<decltype(std::declval<Type>().*member)>;
      if (rule.required) needed.push_back(field);
      properties[std::string(field)] = of<Value>(rule);
    });
    definitions[name] = {{"required", needed}, {"properties", properties}};
  }

  std::map<std::string, Json> definitions;

 private:
  static Json of_text(const io::Rule& rule) {
    if (!rule.words.empty()) {
      return {{"enum", std::vector<std::string>(rule.words.begin(), rule.words.end())}};
    }
    if (rule.meaning == io::Meaning::id || rule.meaning == io::Meaning::reference) {
      return reference_to("id");
    }
    if (rule.meaning == io::Meaning::date) return reference_to("date");
    if (rule.meaning == io::Meaning::year_or_date) {
      return {{"anyOf", {reference_to("yearKey"), reference_to("date")}}};
    }
    if (rule.meaning == io::Meaning::time) {
      return {{"anyOf", {reference_to("yearKey"), reference_to("month"), reference_to("date")}}};
    }
    Json text = {{"type", "string"}};
    if (rule.required) text["minLength"] = 1;
    return text;
  }
};

// The schema's own words, brought to the same form: no description, and what may be left out may
// also be null.
struct SchemaMember {
  Json shape;
  bool may_be_null = false;
};
SchemaMember schema_member(Json said) {
  SchemaMember member;
  said.erase("description");
  if (said.contains("anyOf")) {
    Json choices = Json::array();
    for (const Json& choice : said["anyOf"]) {
      if (choice == Json{{"type", "null"}}) {
        member.may_be_null = true;
      } else {
        choices.push_back(choice);
      }
    }
    if (choices.size() == 1) {
      said = choices[0];
    } else {
      said["anyOf"] = choices;
    }
  }
  for (const char* name : {"type", "enum"}) {
    if (!said.contains(name) || !said[name].is_array()) continue;
    Json kept = Json::array();
    for (const Json& one : said[name]) {
      if (one.is_null() || one == "null") {
        member.may_be_null = true;
      } else {
        kept.push_back(one);
      }
    }
    said[name] = std::string(name) == "type" && kept.size() == 1 ? kept[0] : kept;
  }
  member.shape = said;
  return member;
}

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> names;
  for (auto item = object.begin(); item != object.end(); ++item) names.push_back(item.key());
  return names;
}

// Order of members does not matter in a schema.
nlohmann::json unordered(const Json& json) {
  return nlohmann::json::parse(json.dump(), nullptr, false);
}

}  // namespace

TEST_CASE("the schema describes each type as the table does") {
  const Json schema = parsed("assets/schema/plan.schema.json");
  REQUIRE(schema.is_object());
  Shapes shapes;
  shapes.visit<Head>();
  for_each_collection([&](std::string_view, auto member) {
    shapes.visit<std::decay_t<decltype((Plan{}.*member)[0])>>();
  });
  CHECK(shapes.definitions.size() == 46);
  for (const auto& [name, expected] : shapes.definitions) {
    INFO(name);
    const Json& said = at(at(schema, "$defs"), name);
    REQUIRE(said.is_object());
    CHECK(said["type"] == "object");
    const Json required = said.contains("required") ? said["required"] : Json::array();
    CHECK(required.dump() == expected["required"].dump());
    CHECK(keys(said["properties"]) == keys(expected["properties"]));
    for (auto item = expected["properties"].begin(); item != expected["properties"].end(); ++item) {
      INFO(item.key());
      const Json& member = at(said["properties"], item.key());
      const SchemaMember found = schema_member(member);
      CHECK(unordered(found.shape) == unordered(*item));
      const bool is_required = required.dump().find("\"" + item.key() + "\"") != std::string::npos;
      CHECK(found.may_be_null == !is_required);
    }
  }
}

TEST_CASE("everything in the schema is described") {
  const Json schema = parsed("assets/schema/plan.schema.json");
  const auto check = [](const Json& properties) {
    for (auto item = properties.begin(); item != properties.end(); ++item) {
      INFO(item.key());
      CHECK(at(*item, "description").is_string());
    }
  };
  check(schema["properties"]);
  check(schema["$defs"]);
  for (const Json& definition : schema["$defs"]) {
    if (definition.contains("properties")) check(definition["properties"]);
  }
}

TEST_CASE("the schema's root lists the collections, each with its type and limit") {
  const Json schema = parsed("assets/schema/plan.schema.json");
  std::vector<std::string> expected = {"format", "version", "language", "plan"};
  for_each_collection([&](std::string_view name, auto member) {
    expected.emplace_back(name);
    using Entity = std::decay_t<decltype((Plan{}.*member)[0])>;
    const Json& said = at(schema["properties"], name);
    INFO(name);
    CHECK(said["items"] == reference_to(definition_name<Entity>()));
    CHECK(said["maxItems"] == most_of_kind<Entity>);
  });
  expected.emplace_back("journal");
  CHECK(keys(schema["properties"]) == expected);
  CHECK(schema["properties"]["format"]["const"] == std::string(io::format_name));
  CHECK(schema["properties"]["version"]["const"] == io::format_version);
  CHECK(schema["$defs"]["id"]["maxLength"] == limits::id_bytes);
}
