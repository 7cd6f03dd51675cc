// Applies patches as web/semantics.mjs does.
#include "mirror.hpp"

#include <algorithm>
#include <stdexcept>

namespace malvag::test {

std::string text_of(const Json& node, const char* member) {
  const auto found = node.find(member);
  return found != node.end() && found->is_string() ? found->get<std::string>() : std::string();
}

template <class Visit>
void Mirror::walk(const std::string& parent, int depth, Visit&& visit) const {
  const auto children = children_.find(parent);
  if (children == children_.end()) return;
  for (const std::string& id : children->second) {
    visit(nodes_.at(id), depth);
    walk(id, depth + 1, visit);
  }
}

void Mirror::apply(const Json& patch) {
  if (const auto removed = patch.find("remove"); removed != patch.end()) {
    for (const Json& json : *removed) {
      const std::string id = json.get<std::string>();
      const Json* node = find(id);
      if (!node) throw std::runtime_error("removes what is not there: " + id);
      auto& siblings = children_[text_of(*node, "parent")];
      siblings.erase(std::find(siblings.begin(), siblings.end(), id));
      nodes_.erase(id);
    }
  }
  if (const auto put = patch.find("put"); put != patch.end()) {
    for (const Json& node : *put) {
      const std::string id = text_of(node, "id");
      const std::string parent = text_of(node, "parent");
      if (!parent.empty() && !find(parent)) throw std::runtime_error("no parent yet: " + id);
      if (const Json* known = find(id)) {
        const std::string former = text_of(*known, "parent");
        if (former != parent) {
          auto& siblings = children_[former];
          siblings.erase(std::find(siblings.begin(), siblings.end(), id));
          children_[parent].push_back(id);
        }
      } else {
        children_[parent].push_back(id);
      }
      nodes_[id] = node;
    }
  }
  if (const auto order = patch.find("order"); order != patch.end()) {
    for (const Json& one : *order) {
      auto now = one.at("children").get<std::vector<std::string>>();
      auto& children = children_[text_of(one, "parent")];
      if (!std::is_permutation(now.begin(), now.end(), children.begin(), children.end())) {
        throw std::runtime_error("orders other children than there are");
      }
      children = std::move(now);
    }
  }
}

const Json* Mirror::find(const std::string& id) const {
  const auto found = nodes_.find(id);
  return found == nodes_.end() ? nullptr : &found->second;
}

std::vector<std::string> Mirror::all(const std::string& role, const std::string& name) const {
  std::vector<std::string> found;
  walk("", 0, [&](const Json& node, int) {
    if (text_of(node, "role") == role && (name.empty() || text_of(node, "name") == name)) {
      found.push_back(text_of(node, "id"));
    }
  });
  return found;
}

std::vector<std::string> Mirror::ids() const {
  std::vector<std::string> found;
  walk("", 0, [&](const Json& node, int) { found.push_back(text_of(node, "id")); });
  return found;
}

Box Mirror::box(const std::string& id, const std::map<std::string, double>& scroll_tops) const {
  Box box{0, 0, 0, 0};
  const Json& node = nodes_.at(id);
  box.width = node.at("b").at(2).get<double>();
  box.height = node.at("b").at(3).get<double>();
  for (std::string at = id; !at.empty(); at = text_of(nodes_.at(at), "parent")) {
    const Json& one = nodes_.at(at);
    box.x += one.at("b").at(0).get<double>();
    box.y += one.at("b").at(1).get<double>();
    if (at != id) {
      const auto top = scroll_tops.find(at);
      if (top != scroll_tops.end()) box.y -= top->second;
    }
  }
  return box;
}

std::string Mirror::dump() const {
  std::string result;
  walk("", 0, [&](const Json& node, int depth) {
    result.append(static_cast<std::size_t>(depth) * 2, ' ');
    result += text_of(node, "role");
    if (node.contains("level")) result += std::to_string(node["level"].get<int>());
    if (!text_of(node, "name").empty()) result += " \"" + text_of(node, "name") + "\"";
    if (!text_of(node, "value").empty()) result += " = " + text_of(node, "value");
    result += " #" + text_of(node, "id") + "\n";
  });
  return result;
}

}  // namespace malvag::test
