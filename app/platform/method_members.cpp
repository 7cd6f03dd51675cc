// One table of what is read, and a walk along it.
#include "method_members.hpp"

#include <string_view>

#include "../../core/io/report.hpp"

namespace malvag::platform {
namespace {

constexpr std::size_t members_at_most = 14;

// A path for each member; * stands for every place of a list. What has no paths below it is read as
// it is: names of one's own stand there, or numbers.
struct Members {
  std::string_view method;
  std::string_view paths[members_at_most];
};
constexpr Members table[] = {
    {"wsm", {"/matrix", "/weights", "/directions", "/ranges"}},
    {"topsis", {"/matrix", "/weights", "/directions"}},
    {"promethee2",
     {"/matrix", "/weights", "/directions", "/preferences", "/preferences/*/type",
      "/preferences/*/q", "/preferences/*/p"}},
    {"ahp", {"/matrix", "/randomIndex"}},
    {"roc", {"/count"}},
    {"smaa2", {"/values", "/weights", "/weights/intervals", "/samples", "/seed", "/pairs"}},
    {"stability", {"/values", "/weights"}},
    {"kendall-w", {"/rankings"}},
    {"borda", {"/rankings"}},
    {"pareto", {"/matrix", "/directions"}},
    {"portfolio",
     {"/value", "/cost", "/frames", "/requires", "/excludes", "/mandatory", "/forbidden", "/groups",
      "/groups/*/members", "/groups/*/min", "/groups/*/max", "/nodes", "/seconds"}},
    {"core-index", {"/scoreLower", "/scoreUpper", "/cost", "/budget", "/weightVertices"}},
    {"conflict-sets",
     {"/cost", "/frames", "/effects", "/targets", "/weights", "/requires", "/excludes",
      "/mandatory", "/forbidden", "/groups", "/groups/*/members", "/groups/*/min", "/groups/*/max",
      "/nodes"}},
    {"influence", {"/influence"}},
    {"cross-impact", {"/descriptors", "/impacts"}}};

bool begins_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

class Walk {
 public:
  Walk(const Members& members, MethodInput& input) : members_(members), input_(input) {}

  // `path` is the table's word for the place `at`.
  void look(const Json& json, const std::string& path, const std::string& at) {
    if (input_.failed() || !has_below(path)) return;
    if (json.is_object()) look_in_object(json, path, at);
    if (!json.is_array()) return;
    for (std::size_t place = 0; place < json.size(); ++place) {
      look(json[place], path + "/*", at + "/" + std::to_string(place));
    }
  }

 private:
  void look_in_object(const Json& json, const std::string& path, const std::string& at) {
    for (const auto& [name, value] : json.items()) {
      std::string below = path, here = at;
      io::append_token(below, name);
      io::append_token(here, name);
      if (!has(below)) return input_.wrong("unknown-member", here);
      look(value, below, here);
    }
  }
  bool has(std::string_view path) const {
    return std::find(std::begin(members_.paths), std::end(members_.paths), path) !=
           std::end(members_.paths);
  }
  bool has_below(const std::string& path) const {
    return std::any_of(std::begin(members_.paths), std::end(members_.paths),
                       [&](std::string_view one) { return begins_with(one, path + "/"); });
  }

  const Members& members_;
  MethodInput& input_;
};

}  // namespace

std::string_view first_member_of(std::string_view method) {
  for (const Members& members : table) {
    if (members.method == method) return members.paths[0];
  }
  return "";
}

void refuse_unknown_members(std::string_view method, MethodInput& input) {
  for (const Members& members : table) {
    if (members.method == method) Walk(members, input).look(input.json(), "", "");
  }
}

}  // namespace malvag::platform
