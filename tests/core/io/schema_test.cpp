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

Json reference_to(const std::string& definition) {
  return {{"$ref", "#/$defs/" + definition}};
}

void add_range(Json& shape, const io::Rule& rule) {
  if (!std::isinf(rule.least))
    shape[rule.above_least ? "exclusiveMinimum" : "minimum"] = rule.least;
  if (!std::isinf(rule.most)) shape["maximum"] = rule.most;
}

// What the schema should say of each member, without its description. What it calls a type is its
// own, but one name is one type.
class Shapes {
 public:
  explicit Shapes(const Json& schema) : schema_(schema) {}

  // `said`: what the schema says where a value of the shape stands.
  Json of(const io::Shape& shape, const io::Rule& rule, const Json& said) {
    switch (shape.form) {
      case io::Form::optional:
        return of(*shape.inside, rule, said);
      case io::Form::object:
        return reference_to(visit(shape, said));
      case io::Form::list:
        return of_list(shape, rule, said);
      case io::Form::by_text:
      case io::Form::by_year:
        return of_table(shape, rule, said);
      case io::Form::word:
        return {{"enum", std::vector<std::string>(shape.words.begin(), shape.words.end())}};
      case io::Form::boolean:
        return {{"type", "boolean"}};
      case io::Form::text:
        return of_text(rule);
      default: {
        Json number = {{"type", shape.form == io::Form::number ? "number" : "integer"}};
        add_range(number, rule);
        return number;
      }
    }
  }

  std::string visit(const io::Shape& shape, const Json& said) {
    const std::string name = name_in(said);
    const auto [named, is_new] = shapes.emplace(name, &shape);
    CHECK(named->second == &shape);
    if (!is_new) return name;
    Json properties = Json::object();
    Json needed = Json::array();
    const Json& definition = at(at(schema_, "$defs"), name);
    for (const io::Member& member : shape.members) {
      if (member.rule.required) needed.push_back(member.name);
      const Json& of_member = at(at(definition, "properties"), member.name);
      properties[std::string(member.name)] = of(*member.shape, member.rule, of_member);
    }
    definitions[name] = {{"required", needed}, {"properties", properties}};
    return name;
  }

  std::map<std::string, const io::Shape*> shapes;
  std::map<std::string, Json> definitions;

 private:
  // The type with members that the schema refers to there.
  std::string name_in(const Json& said) const {
    constexpr std::string_view before = "#/$defs/";
    if (said.is_object() && said.contains("$ref")) {
      const std::string name = said["$ref"].get<std::string>().substr(before.size());
      if (at(at(schema_, "$defs"), name).contains("properties")) return name;
    }
    if (!said.is_structured()) return "";
    for (const Json& inside : said) {
      if (std::string name = name_in(inside); !name.empty()) return name;
    }
    return "";
  }

  Json of_list(const io::Shape& shape, const io::Rule& rule, const Json& said) {
    io::Rule of_element = rule;
    of_element.required = false;
    Json list = {{"type", "array"}, {"items", of(*shape.inside, of_element, said)}};
    if (rule.meaning == io::Meaning::reference) list["uniqueItems"] = true;
    return list;
  }
  Json of_table(const io::Shape& shape, const io::Rule& rule, const Json& said) {
    Json table = {{"type", "object"}};
    if (shape.form == io::Form::by_year) {
      table["propertyNames"] = reference_to("yearKey");
    } else if (rule.meaning == io::Meaning::reference) {
      table["propertyNames"] = reference_to("id");
    }
    io::Rule of_value = rule;
    of_value.meaning = io::Meaning::plain;
    table["additionalProperties"] = of(*shape.inside, of_value, said);
    return table;
  }
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

  const Json& schema_;
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
  Shapes shapes(schema);
  const Json& root = at(schema, "properties");
  shapes.visit(*io::head_kind.shape, at(root, "plan"));
  for (const io::EntityKind& kind : io::entity_kinds) {
    INFO(kind.name);
    shapes.visit(*kind.shape, at(root, kind.name));
  }
  std::size_t described = 0;
  for (const Json& definition : at(schema, "$defs")) described += definition.contains("properties");
  CHECK(shapes.definitions.size() + 1 == described);  // the journal's entries are no plan's values
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
  Shapes shapes(schema);
  std::vector<std::string> expected = {"format", "version", "language", "plan"};
  for (const CollectionOfPlan& collection : collections) {
    expected.emplace_back(collection.name);
    const Json& said = at(schema["properties"], collection.name);
    INFO(collection.name);
    CHECK(said["items"] == reference_to(shapes.visit(*io::kind_of(collection).shape, said)));
    CHECK(said["maxItems"] == collection.most);
  }
  expected.emplace_back("journal");
  CHECK(keys(schema["properties"]) == expected);
  CHECK(schema["properties"]["format"]["const"] == std::string(io::format_name));
  CHECK(schema["properties"]["version"]["const"] == io::format_version);
  CHECK(schema["$defs"]["id"]["maxLength"] == limits::id_bytes);
}
