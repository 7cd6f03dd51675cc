// Where a score stands on a declared scale, and what it is worth there.
#include <algorithm>

#include "ranking.hpp"

namespace malvag::priority {
namespace {

struct Node {
  double place = 0;
  double value = 0;
};

double between(const Node& below, const Node& above, double place) {
  return below.value +
         (above.value - below.value) * ((place - below.place) / (above.place - below.place));
}

}  // namespace

double place_on(const Scale& scale, double score) {
  const double extent = scale.best - scale.worst;
  if (extent == 0) return 1;
  return std::clamp((score - scale.worst) / extent, 0.0, 1.0);
}

double value_on(const Scale& scale, double score) {
  const double place = place_on(scale, score);
  if (!(place > 0)) return 0;
  if (place >= 1) return 1;
  Node below{0, 0};
  Node above{1, 1};
  for (const ScalePoint& point : scale.points) {
    const Node node{place_on(scale, point.at), std::clamp(point.value, 0.0, 1.0)};
    if (node.place <= 0 || node.place >= 1) continue;
    if (node.place <= place && node.place >= below.place) below = node;
    if (node.place > place && node.place < above.place) above = node;
  }
  return between(below, above, place);
}

double read_on(const Scale& scale, double score) {
  return std::clamp(score, std::min(scale.worst, scale.best), std::max(scale.worst, scale.best));
}

double lowering(const Measure& measure, const Criterion& criterion) {
  double steps = 0;
  for (const Downgrade& downgrade : measure.downgrades) {
    if (downgrade.criterion == criterion.id) steps += std::max(downgrade.steps, 0.0);
  }
  return criterion.scale.worst > criterion.scale.best ? steps : -steps;
}

std::optional<double> lowered_score(const Measure& measure, const Criterion& criterion) {
  const double* written = measure.scores.find(criterion.id);
  if (!written) return std::nullopt;
  const Scale& scale = criterion.scale;
  return read_on(scale, read_on(scale, *written) + lowering(measure, criterion));
}

}  // namespace malvag::priority
