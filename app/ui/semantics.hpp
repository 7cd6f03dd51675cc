// One tree for people, screen readers and tests: what the canvas shows, said in roles and names.
// Each widget writes its node while it draws; the host mirrors the tree as real elements over the
// canvas; printed as indented text it is the dump that tests read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "../../core/plan/json.hpp"

namespace malvag::ui {

enum class Role {
  group,   // no meaning of its own, a place for others
  banner,  // landmarks
  navigation,
  main,
  complementary,
  region,
  heading,  // level 1–3
  text,     // a paragraph or a line
  link,     // href
  button,
  checkbox,
  radio,
  slider,  // min, max, step, value; valueText is what it says aloud
  number_field,
  text_field,
  text_area,
  select,  // options
  tab,
  list,
  item,
  table,  // rowCount, columnCount when more than is mirrored
  row,    // rowIndex
  column_header,
  row_header,
  cell,
  image,
  progress,
  status,  // a polite live region
  alert,   // an assertive one
  dialog,
  radio_group,
  definitions,  // a list of terms with what they mean or hold
  term,
  grid,       // a table whose cells the arrow keys walk: keys in it come to the app
  grid_cell,  // selected; focusable is the one that Tab reaches
};
std::string_view name_of(Role role);  // as in the JSON and the dump: "button", "columnheader" …

// CSS pixels from the canvas' corner, as if nothing were scrolled.
struct Bounds {
  float x = 0, y = 0, width = 0, height = 0;
  bool operator==(const Bounds&) const = default;
};

struct Option {
  std::string value;
  std::string label;
  bool operator==(const Option&) const = default;
};

struct Node {
  std::string id;      // a path of domain ids, the same in every language: "val/m-017/title"
  std::string parent;  // "" for the top
  Role role = Role::group;
  std::string name;
  std::string value;
  std::string value_text;
  std::string description;
  std::string href;
  double min = 0, max = 0, step = 0;
  int level = 0;  // heading
  int row_count = 0, column_count = 0, row_index = 0;
  int column_index = 0;             // of a cell, where not all columns are shown
  int set_size = 0, set_place = 0;  // of a list's item, where not all are shown
  std::string language;             // of the name, where it is not the page's: "sv"
  bool disabled = false;
  bool selected = false;
  bool invalid = false;         // what is written in it was not taken; the description says why
  bool current = false;         // the place in a navigation where one is
  std::optional<bool> checked;  // checkbox, radio, toggle button
  std::optional<bool> expanded;
  bool focusable = false;    // can be reached by Tab though its role is none that is
  bool scrolls = false;      // its content is higher than it: the host scrolls it
  float content_height = 0;  // of the content, when it scrolls
  float scroll_top = -1;     // where the app wants it now; −1: where it is
  std::vector<Option> options;
  Bounds bounds;
  bool operator==(const Node&) const = default;
};

// The nodes of one frame, in reading order, parents before children.
class SemanticTree {
 public:
  void clear();
  void add(Node node);
  const std::vector<Node>& nodes() const { return nodes_; }
  const Node* find(std::string_view id) const;
  Node* change(std::string_view id);  // for what is known only when its content is drawn
  template <class Change>
  void each(Change&& change) {
    for (Node& node : nodes_) change(node);
  }

  // What changed since `before`: {"put": […], "remove": […], "order": […]}, empty object if
  // nothing. put: a node's members other than their defaults, "b": [x, y, width, height] relative
  // to its parent's box (to its content's top left corner if the parent scrolls).
  Json patch_from(const SemanticTree& before) const;

  // Indented text: one node a line, `role "name" = value [flags] #id`; no bounds.
  std::string dump() const;

 private:
  Bounds relative_bounds(const Node& node) const;
  bool has_shape_of(const SemanticTree& other) const;

  std::vector<Node> nodes_;
  std::unordered_map<std::string, std::size_t> places_;
};

Json to_json(const Node& node, const Bounds& relative);

}  // namespace malvag::ui
