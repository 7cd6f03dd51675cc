// What goals do to each other by way of others: paths of two steps and circles of three or four.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <unordered_map>

#include "../plan/in_order.hpp"
#include "grounds.hpp"

namespace malvag::conflict {
namespace {

constexpr std::size_t most_told = 10;
constexpr double strong = 2;
// Far more than a plan needs: with 60 goals that all act on each other, three million steps.
constexpr std::int64_t most_steps = 4'000'000;

struct Arrow {
  std::size_t to = 0;
  double median = 0;
};
// Goals by their place in the plan.
struct Network {
  std::vector<std::vector<Arrow>> out;
  std::set<std::pair<std::size_t, std::size_t>> judged;
  std::map<std::pair<std::size_t, std::size_t>, OriginKind> origins;
};

Network network_of(const Plan& plan) {
  Network network;
  network.out.resize(plan.goals.size());
  for (const Influences& one : influences_by_direction(plan)) {
    const auto from = plan.goals.place_of(one.from);
    const auto to = plan.goals.place_of(one.to);
    if (!from || !to || *from == *to) continue;
    network.judged.emplace(*from, *to);
    if (one.median == 0) continue;
    network.out[*from].push_back({*to, one.median});
    OriginKind origin = OriginKind::judgement;
    for (const Id& id : one.influences) {
      origin = weakest(origin, origin_of(*plan.influences.find(id), "strength"));
    }
    network.origins[{*from, *to}] = origin;
  }
  return network;
}

// --- paths ----------------------------------------------------------------------------------

double product(const Chain& chain) {
  return chain.first * chain.second;
}

Found found_of(const Plan& plan, const Network& network, Through through) {
  put_in_order(through.chains,
               [](const Chain& one, const Chain& other) { return product(one) < product(other); });
  Found found;
  found.id = (through.helps ? "through+" : "through-less+") + through.via;
  found.kind = Kind::pulls_through_another;
  found.origin = OriginKind::judgement;
  std::vector<Id> others;
  const std::size_t via = *plan.goals.place_of(through.via);
  for (const Chain& chain : through.chains) {
    others.push_back(chain.from);
    others.push_back(chain.to);
    const std::size_t from = *plan.goals.place_of(chain.from);
    const std::size_t to = *plan.goals.place_of(chain.to);
    found.origin = weakest(found.origin, network.origins.at({from, via}));
    found.origin = weakest(found.origin, network.origins.at({via, to}));
  }
  found.goals = in_plan_order(plan, others);
  found.goals.insert(found.goals.begin(), through.via);
  found.evidence = std::move(through);
  return found;
}

// What `via` does to the goal that acts on it is a matter between those two, with its own conflict.
bool pays_back(const Network& network, std::size_t via, const Arrow& first) {
  return std::any_of(network.out[via].begin(), network.out[via].end(), [&](const Arrow& back) {
    return back.to == first.to && (back.median < 0) == (first.median > 0);
  });
}

void find_paths(const Plan& plan, const Network& network, std::vector<Found>& found) {
  std::vector<std::vector<Arrow>> in(plan.goals.size());
  for (std::size_t from = 0; from < network.out.size(); ++from) {
    for (const Arrow& arrow : network.out[from]) in[arrow.to].push_back({from, arrow.median});
  }
  std::vector<Found> all;
  for (std::size_t via = 0; via < plan.goals.size(); ++via) {
    for (const bool helps : {true, false}) {
      Through through{plan.goals[via].id, helps, {}};
      for (const Arrow& first : in[via]) {
        if (std::fabs(first.median) < strong || (first.median > 0) != helps) continue;
        if (pays_back(network, via, first)) continue;
        for (const Arrow& second : network.out[via]) {
          if (std::fabs(second.median) < strong || (second.median < 0) != helps) continue;
          if (first.to == second.to || network.judged.count({first.to, second.to})) continue;
          through.chains.push_back(
              {plan.goals[first.to].id, plan.goals[second.to].id, first.median, second.median});
        }
      }
      if (!through.chains.empty()) all.push_back(found_of(plan, network, std::move(through)));
    }
  }
  const auto chains = [](const Found& one) -> const std::vector<Chain>& {
    return std::get<Through>(one.evidence).chains;
  };
  put_in_order(all, [&](const Found& one, const Found& other) {
    const double left = product(chains(one).front()), right = product(chains(other).front());
    if (left != right) return left < right;
    return chains(one).size() > chains(other).size();
  });
  if (all.size() > most_told) all.resize(most_told);
  for (Found& one : all) found.push_back(std::move(one));
}

// --- circles --------------------------------------------------------------------------------

struct Circle {
  std::vector<std::size_t> goals;
  std::vector<double> medians;
};

double weakest_of(const Circle& circle) {
  double least = 3;
  for (const double median : circle.medians) least = std::min(least, std::fabs(median));
  return least;
}
double product(const Circle& circle) {
  double result = 1;
  for (const double median : circle.medians) result *= median;
  return result;
}
bool holds_back_all(const Circle& circle) {
  return std::all_of(circle.medians.begin(), circle.medians.end(),
                     [](double median) { return median < 0; });
}

// Circles whose medians are all `least` or more in size, each once: from its first goal in the
// plan's order.
class Walk {
 public:
  Walk(const Network& network, double least, std::vector<Circle>& circles)
      : network_(network), least_(least), circles_(circles) {}

  void walk() {
    for (std::size_t first = 0; first < network_.out.size(); ++first) {
      circle_ = {{first}, {}};
      go_on(first);
    }
  }

 private:
  void go_on(std::size_t at) {
    for (const Arrow& arrow : network_.out[at]) {
      if (std::fabs(arrow.median) < least_ || ++steps_ > most_steps) continue;
      const std::vector<std::size_t>& goals = circle_.goals;
      circle_.medians.push_back(arrow.median);
      if (arrow.to == goals.front()) {
        if (goals.size() >= 3) keep();
      } else if (arrow.to > goals.front() && goals.size() < 4 &&
                 std::find(goals.begin(), goals.end(), arrow.to) == goals.end()) {
        circle_.goals.push_back(arrow.to);
        go_on(arrow.to);
        circle_.goals.pop_back();
      }
      circle_.medians.pop_back();
    }
  }
  void keep() {
    if (product(circle_) < 0 || holds_back_all(circle_)) circles_.push_back(circle_);
  }

  const Network& network_;
  double least_;
  std::vector<Circle>& circles_;
  Circle circle_;
  std::int64_t steps_ = 0;
};

Found found_of(const Plan& plan, const Network& network, Circle circle) {
  const auto most =
      std::min_element(circle.medians.begin(), circle.medians.end()) - circle.medians.begin();
  std::rotate(circle.goals.begin(), circle.goals.begin() + most, circle.goals.end());
  std::rotate(circle.medians.begin(), circle.medians.begin() + most, circle.medians.end());
  Found found;
  found.id = "circle";
  found.kind = Kind::comes_back;
  found.origin = OriginKind::judgement;
  Loop loop{{}, circle.medians, product(circle) < 0};
  for (std::size_t place = 0; place < circle.goals.size(); ++place) {
    const std::size_t goal = circle.goals[place];
    loop.goals.push_back(plan.goals[goal].id);
    const std::size_t next = circle.goals[(place + 1) % circle.goals.size()];
    found.origin = weakest(found.origin, network.origins.at({goal, next}));
  }
  const auto first = std::min_element(circle.goals.begin(), circle.goals.end());
  for (std::size_t step = 0; step < circle.goals.size(); ++step) {
    const auto from = static_cast<std::size_t>(first - circle.goals.begin());
    found.id += "+" + loop.goals[(from + step) % loop.goals.size()];
  }
  found.goals = loop.goals;
  found.evidence = std::move(loop);
  return found;
}

void find_circles(const Plan& plan, const Network& network, std::vector<Found>& found) {
  std::vector<Circle> circles;
  for (double least = 3; least >= 1 && circles.size() < most_told; --least) {
    circles.clear();
    Walk(network, least, circles).walk();
  }
  put_in_order(circles, [](const Circle& one, const Circle& other) {
    if (weakest_of(one) != weakest_of(other)) return weakest_of(one) > weakest_of(other);
    return product(one) < product(other);
  });
  if (circles.size() > most_told) circles.resize(most_told);
  for (Circle& circle : circles) found.push_back(found_of(plan, network, std::move(circle)));
}

}  // namespace

void find_influence_chains(const Plan& plan, std::vector<Found>& found) {
  if (plan.influences.empty()) return;
  const Network network = network_of(plan);
  find_paths(plan, network, found);
  find_circles(plan, network, found);
}

}  // namespace malvag::conflict
