// The host's side of the semantic tree, as the browser keeps it: built from patches only.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "../../core/plan/json.hpp"

namespace malvag::test {

struct Box {
  double x = 0, y = 0, width = 0, height = 0;
};

class Mirror {
 public:
  // Throws std::runtime_error on a patch that a browser could not carry out.
  void apply(const Json& patch);

  const Json* find(const std::string& id) const;
  // Ids of the nodes with this role and name, in reading order.
  std::vector<std::string> all(const std::string& role, const std::string& name) const;
  std::vector<std::string> ids() const;  // in reading order
  Box box(const std::string& id, const std::map<std::string, double>& scroll_tops) const;
  std::string dump() const;

 private:
  template <class Visit>
  void walk(const std::string& parent, int depth, Visit&& visit) const;

  std::map<std::string, Json> nodes_;
  std::map<std::string, std::vector<std::string>> children_;
};

std::string text_of(const Json& node, const char* member);

}  // namespace malvag::test
