// Builds, compares and prints the semantic tree.
#include "semantics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

namespace malvag::ui {
namespace {

constexpr std::array<std::string_view, 35> role_names = {
    "group",      "banner",      "navigation", "main",     "complementary", "region",
    "heading",    "text",        "link",       "button",   "checkbox",      "radio",
    "slider",     "numberfield", "textfield",  "textarea", "select",        "tab",
    "list",       "item",        "table",      "row",      "columnheader",  "rowheader",
    "cell",       "image",       "progress",   "status",   "alert",         "dialog",
    "radiogroup", "definitions", "term",       "grid",     "gridcell"};

// Whole CSS pixels are as fine as a mirror needs, and do not tremble from frame to frame.
float whole(float position) {
  return std::round(position);
}

using Children = std::unordered_map<std::string, std::vector<std::string>>;

Children children_of(const std::vector<Node>& nodes) {
  Children children;
  for (const Node& node : nodes) children[node.parent].push_back(node.id);
  return children;
}

// The order that the host arrives at by itself: what stays keeps its order, what is new comes last.
std::vector<std::string> order_without_help(const std::vector<std::string>& before,
                                            const std::vector<std::string>& now) {
  const std::unordered_set<std::string_view> present(now.begin(), now.end());
  const std::unordered_set<std::string_view> known(before.begin(), before.end());
  std::vector<std::string> order;
  for (const std::string& id : before) {
    if (present.count(id)) order.push_back(id);
  }
  for (const std::string& id : now) {
    if (!known.count(id)) order.push_back(id);
  }
  return order;
}

void append_flag(std::string& line, bool is_set, std::string_view word) {
  if (is_set) line.append(" ").append(word);
}

std::string described(const Node& node) {
  std::string line(name_of(node.role));
  if (node.level > 0) line += std::to_string(node.level);
  if (!node.name.empty()) line += " \"" + node.name + "\"";
  if (!node.value.empty()) line += " = " + node.value;
  if (!node.value_text.empty()) line += " (" + node.value_text + ")";
  append_flag(line, node.current, "current");
  append_flag(line, node.selected, "selected");
  append_flag(line, node.disabled, "disabled");
  append_flag(line, node.invalid, "invalid");
  if (node.checked) append_flag(line, true, *node.checked ? "checked" : "unchecked");
  if (node.expanded) append_flag(line, true, *node.expanded ? "expanded" : "collapsed");
  return line + " #" + node.id;
}

}  // namespace

std::string_view name_of(Role role) {
  return role_names[static_cast<std::size_t>(role)];
}

void SemanticTree::clear() {
  nodes_.clear();
  places_.clear();
}

void SemanticTree::add(Node node) {
  const auto [place, is_new] = places_.emplace(node.id, nodes_.size());
  if (!is_new) return;  // the audit in the tests names ids that stand twice
  nodes_.push_back(std::move(node));
}

Node* SemanticTree::change(std::string_view id) {
  const auto place = places_.find(std::string(id));
  return place == places_.end() ? nullptr : &nodes_[place->second];
}

const Node* SemanticTree::find(std::string_view id) const {
  const auto place = places_.find(std::string(id));
  return place == places_.end() ? nullptr : &nodes_[place->second];
}

Json to_json(const Node& node, const Bounds& relative) {
  Json json = Json::object();
  const auto text = [&](const char* name, const std::string& value) {
    if (!value.empty()) json[name] = value;
  };
  const auto number = [&](const char* name, double value) {
    if (value != 0) json[name] = value;
  };
  const auto flag = [&](const char* name, bool value) {
    if (value) json[name] = true;
  };
  json["id"] = node.id;
  text("parent", node.parent);
  json["role"] = name_of(node.role);
  text("name", node.name);
  text("value", node.value);
  text("valueText", node.value_text);
  text("description", node.description);
  text("href", node.href);
  if (node.role == Role::slider || node.role == Role::progress) {
    json["min"] = node.min;
    json["max"] = node.max;
    number("step", node.step);
  }
  number("level", node.level);
  number("rowCount", node.row_count);
  number("columnCount", node.column_count);
  number("rowIndex", node.row_index);
  number("columnIndex", node.column_index);
  number("setSize", node.set_size);
  number("setPlace", node.set_place);
  text("language", node.language);
  flag("disabled", node.disabled);
  flag("selected", node.selected);
  flag("invalid", node.invalid);
  flag("current", node.current);
  if (node.checked) json["checked"] = *node.checked;
  if (node.expanded) json["expanded"] = *node.expanded;
  flag("focusable", node.focusable);
  if (node.scrolls) {
    json["scrolls"] = true;
    json["contentHeight"] = whole(node.content_height);
    if (node.scroll_top >= 0) json["scrollTop"] = whole(node.scroll_top);
  }
  if (!node.options.empty()) {
    Json options = Json::array();
    for (const Option& option : node.options) {
      options.push_back({{"value", option.value}, {"label", option.label}});
    }
    json["options"] = std::move(options);
  }
  json["b"] = {whole(relative.x), whole(relative.y), whole(relative.width), whole(relative.height)};
  return json;
}

Bounds SemanticTree::relative_bounds(const Node& node) const {
  Bounds bounds = node.bounds;
  if (const Node* parent = find(node.parent)) {
    bounds.x = whole(bounds.x) - whole(parent->bounds.x);
    bounds.y = whole(bounds.y) - whole(parent->bounds.y);
  }
  return bounds;
}

// The same nodes in the same places, whatever has changed of each.
bool SemanticTree::has_shape_of(const SemanticTree& other) const {
  return std::equal(nodes_.begin(), nodes_.end(), other.nodes_.begin(), other.nodes_.end(),
                    [](const Node& one, const Node& another) {
                      return one.id == another.id && one.parent == another.parent;
                    });
}

Json SemanticTree::patch_from(const SemanticTree& before) const {
  const bool has_same_shape = has_shape_of(before);
  Json put = Json::array();
  for (std::size_t place = 0; place < nodes_.size(); ++place) {
    const Node& node = nodes_[place];
    const Node* known = has_same_shape ? &before.nodes_[place] : before.find(node.id);
    if (known && *known == node) {
      const Node* parent = find(node.parent);
      const Node* known_parent = before.find(node.parent);
      if ((!parent && !known_parent) ||
          (parent && known_parent && parent->bounds == known_parent->bounds)) {
        continue;
      }
    }
    Json json = to_json(node, relative_bounds(node));
    if (known && to_json(*known, before.relative_bounds(*known)) == json) continue;
    put.push_back(std::move(json));
  }
  Json patch = Json::object();
  if (!put.empty()) patch["put"] = std::move(put);
  if (has_same_shape) return patch;
  Json remove = Json::array();
  for (const Node& node : before.nodes_) {
    if (!find(node.id)) remove.push_back(node.id);
  }
  Json order = Json::array();
  const Children children_before = children_of(before.nodes_);
  const Children children_now = children_of(nodes_);
  std::unordered_set<std::string> seen;
  for (const Node& node : nodes_) {
    if (!seen.insert(node.parent).second) continue;
    const std::vector<std::string>& now = children_now.at(node.parent);
    const auto known = children_before.find(node.parent);
    static const std::vector<std::string> none;
    if (order_without_help(known == children_before.end() ? none : known->second, now) != now) {
      order.push_back({{"parent", node.parent}, {"children", now}});
    }
  }
  if (!remove.empty()) patch["remove"] = std::move(remove);
  if (!order.empty()) patch["order"] = std::move(order);
  return patch;
}

std::string SemanticTree::dump() const {
  std::unordered_map<std::string_view, int> depths;
  std::string result;
  for (const Node& node : nodes_) {
    const auto parent = depths.find(node.parent);
    const int depth = parent == depths.end() ? 0 : parent->second + 1;
    depths.emplace(node.id, depth);
    result.append(static_cast<std::size_t>(depth) * 2, ' ').append(described(node)).append("\n");
  }
  return result;
}

}  // namespace malvag::ui
