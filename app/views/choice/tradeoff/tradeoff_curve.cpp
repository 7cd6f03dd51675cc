// The curve of what more or less money gives: benefit points upwards, the room from left to right.
#include <algorithm>
#include <cmath>

#include "../../../ui/numbers.hpp"
#include "tradeoff_parts.hpp"

namespace malvag::views::tradeoff_parts {
namespace {

using ui::Align;
using ui::Point;
using ui::Rect;
using ui::TextKey;

constexpr double lines_at_most = 5;

// A whole number of ones, twos or fives of a power of ten, so that few lines reach `most`.
double step_for(double most) {
  double step = 1;
  for (;;) {
    for (const double times : {1.0, 2.0, 5.0}) {
      if (most <= step * times * lines_at_most) return step * times;
    }
    step *= 10;
  }
}

double most_points(const std::vector<OtherRoom>& rooms) {
  double most = 1;
  for (const OtherRoom& one : rooms) most = std::max(most, one.selection.points);
  return most;
}

std::string percent_words(const ui::Ui& ui, int percent) {
  return ui::percent(ui.language(), percent / 100.0);
}

class Curve {
 public:
  Curve(ui::Ui& ui, Rect box, const std::vector<OtherRoom>& rooms)
      : ui_(ui), rooms_(rooms), step_(step_for(most_points(rooms))) {
    top_ = most_points(rooms) * 1.12;  // room for the highest value's number
    const float line = ui.px(ui::style::small.line);
    title_ = box.take_top(line + ui.px(8));
    about_ = box.take_bottom(line);
    percents_ = box.take_bottom(line + ui.px(4));
    points_ = box.take_left(ui.width_of(ui::style::small, points_words(top_)) + ui.px(10));
    field_ = box;
    // Room for half a word beyond the first and the last place.
    along_from_ = field_.x + ui.px(26);
    along_width_ = field_.width - ui.px(52);
  }

  void draw(int percent_now) {
    axes();
    now(percent_now);
    std::vector<Point> points;
    for (const OtherRoom& one : rooms_) {
      if (!one.selection.impossible) points.push_back(place(one));
    }
    if (points.size() > 1) ui_.stroke(points, ui_.theme().accent, ui_.px(2));
    for (const OtherRoom& one : rooms_) {
      if (one.selection.impossible) continue;
      const Point at = place(one);
      ui_.disc(at, ui_.px(4), ui_.theme().accent);
      if (has_room_for_values()) value(one, at);
    }
  }

 private:
  std::string points_words(double points) const {
    return ui::whole_number(ui_.language(), static_cast<std::int64_t>(std::llround(points)));
  }
  // From the least room that is asked about to the largest.
  float along(int percent) const {
    const auto& asked = Work::rooms_asked();
    return along_from_ + along_width_ * static_cast<float>(percent - asked.front()) /
                             static_cast<float>(asked.back() - asked.front());
  }
  float height(double points) const {
    return field_.bottom() - field_.height * static_cast<float>(std::max(points, 0.0) / top_);
  }
  Point place(const OtherRoom& one) const {
    return {along(one.percent), height(one.selection.points)};
  }
  float between() const {
    return along_width_ / static_cast<float>(Work::rooms_asked().size() - 1);
  }
  bool has_room_for_values() const {
    return between() >= ui_.width_of(ui::style::small, points_words(top_)) + ui_.px(14);
  }

  void axes() {
    const ui::Theme& theme = ui_.theme();
    ui_.line_of_text({title_.x, title_.y, title_.width, title_.height - ui_.px(8)},
                     ui::style::small, theme.muted,
                     ui_.t(TextKey::tradeoff_frontier_column_points));
    ui_.line_of_text(about_, ui::style::small, theme.muted, ui_.t(TextKey::tradeoff_money_slider),
                     Align::right);
    for (int at = 0; at * step_ < top_; ++at) {
      const float y = height(at * step_);
      ui_.rule({field_.x, y}, {field_.right(), y}, at == 0 ? theme.none : theme.line);
      ui_.line_of_text({points_.x, y - ui_.px(10), points_.width - ui_.px(10), ui_.px(20)},
                       ui::style::small, theme.muted, points_words(at * step_), Align::right);
    }
    const float widest = ui_.width_of(ui::style::small, percent_words(ui_, -50)) + ui_.px(8);
    const auto every = static_cast<int>(std::ceil(widest / between()));
    int place = 0;
    for (const int percent : Work::rooms_asked()) {
      // The room as stated is always named.
      const bool is_named = (place++ + every * 10 - named_place()) % every == 0;
      if (!is_named) continue;
      const float x = along(percent);
      ui_.line_of_text(
          {x - ui_.px(40), percents_.y + ui_.px(4), ui_.px(80), percents_.height - ui_.px(4)},
          ui::style::small, theme.muted, percent_words(ui_, percent), Align::centre);
    }
  }
  static int named_place() {
    const auto& asked = Work::rooms_asked();
    return static_cast<int>(std::find(asked.begin(), asked.end(), 100) - asked.begin());
  }
  void now(int percent) {
    const auto& asked = Work::rooms_asked();
    if (percent < asked.front() || percent > asked.back()) return;
    const float x = along(percent);
    ui_.rule({x - ui_.px(1), field_.y}, {x - ui_.px(1), field_.bottom()}, ui_.theme().none,
             ui_.px(2));
  }
  // Above the curve to the left of its point, where a curve that rises leaves room.
  void value(const OtherRoom& one, Point at) {
    const float width = ui_.px(70);
    ui_.line_of_text({at.x - width - ui_.px(6), at.y - ui_.px(24), width, ui_.px(20)},
                     ui::style::small_strong, ui_.theme().text, points_words(one.selection.points),
                     Align::right);
  }

  ui::Ui& ui_;
  const std::vector<OtherRoom>& rooms_;
  double step_;
  double top_;
  Rect title_, about_, percents_, points_, field_;
  float along_from_, along_width_;
};

}  // namespace

void curve(ui::Ui& ui, Rect box, const std::vector<OtherRoom>& rooms, int percent_now) {
  ui::Node node;
  node.id = "avvagning/curve";
  node.role = ui::Role::image;
  node.name = ui.t(TextKey::tradeoff_frontier);
  ui.put(std::move(node), box);
  Curve(ui, box, rooms).draw(percent_now);
}

}  // namespace malvag::views::tradeoff_parts
