// The icons' strokes, on a grid of 24 by 24 with y downwards.
#include <imgui.h>

#include <initializer_list>

#include "ui.hpp"

namespace malvag::ui {
namespace {

class Pen {
 public:
  Pen(ImDrawList* draw, Rect box, ImU32 colour)
      : draw_(draw), box_(box), scale_(box.width / 24), colour_(colour) {}

  void lines(std::initializer_list<Point> points, bool closed = false) {
    for (const Point& point : points) draw_->PathLineTo(placed(point));
    draw_->PathStroke(colour_, closed ? ImDrawFlags_Closed : ImDrawFlags_None, 1.8f * scale_);
  }
  void curve(Point from, Point first, Point second, Point to) {
    draw_->PathLineTo(placed(from));
    draw_->PathBezierCubicCurveTo(placed(first), placed(second), placed(to), 16);
    draw_->PathStroke(colour_, ImDrawFlags_None, 1.8f * scale_);
  }
  void circle(Point centre, float radius) {
    draw_->AddCircle(placed(centre), radius * scale_, colour_, 0, 1.8f * scale_);
  }
  void dot(Point centre, float radius) {
    draw_->AddCircleFilled(placed(centre), radius * scale_, colour_, 0);
  }

 private:
  ImVec2 placed(Point point) const {
    return {box_.x + point.x * scale_, box_.y + point.y * scale_};
  }

  ImDrawList* draw_;
  Rect box_;
  float scale_;
  ImU32 colour_;
};

}  // namespace

void Ui::icon(Icon icon, Rect box, Colour colour) {
  Pen pen(draw_, box,
          IM_COL32((colour.rgb >> 16) & 0xFF, (colour.rgb >> 8) & 0xFF, colour.rgb & 0xFF, 255));
  switch (icon) {
    case Icon::brand:  // a scale's beam over water
      pen.curve({3, 15}, {6, 15}, {6, 12}, {9, 12});
      pen.curve({9, 12}, {12, 12}, {12, 15}, {15, 15});
      pen.curve({15, 15}, {18, 15}, {18, 12}, {21, 12});
      pen.lines({{12, 13}, {12, 4}});
      pen.lines({{7, 4}, {17, 4}});
      break;
    case Icon::situation:
      pen.lines({{5, 19}, {5, 9}});
      pen.lines({{11, 19}, {11, 5}});
      pen.lines({{17, 19}, {17, 12}});
      pen.lines({{3, 20}, {21, 20}});
      break;
    case Icon::conflict:
      pen.lines({{20, 7}, {9, 7}, {12, 4}});
      pen.lines({{9, 7}, {12, 10}});
      pen.lines({{4, 17}, {15, 17}, {12, 14}});
      pen.lines({{15, 17}, {12, 20}});
      break;
    case Icon::choice:
      pen.lines({{12, 4}, {12, 20}});
      pen.lines({{5, 8}, {19, 8}});
      pen.lines({{5, 8}, {2.5f, 14}, {7.5f, 14}}, true);
      pen.lines({{19, 8}, {16.5f, 14}, {21.5f, 14}}, true);
      pen.lines({{8, 20}, {16, 20}});
      break;
    case Icon::decision:
      pen.lines({{5, 12}, {9.5f, 16.5f}, {19, 6.5f}});
      break;
    case Icon::more:
      pen.dot({5, 12}, 1.7f);
      pen.dot({12, 12}, 1.7f);
      pen.dot({19, 12}, 1.7f);
      break;
    case Icon::undo:
      pen.lines({{8, 5}, {4, 9}, {8, 13}});
      pen.lines({{4, 9}, {14, 9}});
      pen.curve({14, 9}, {21, 9}, {21, 19}, {14, 19});
      pen.lines({{14, 19}, {10, 19}});
      break;
    case Icon::redo:
      pen.lines({{16, 5}, {20, 9}, {16, 13}});
      pen.lines({{20, 9}, {10, 9}});
      pen.curve({10, 9}, {3, 9}, {3, 19}, {10, 19});
      pen.lines({{10, 19}, {14, 19}});
      break;
    case Icon::search:
      pen.circle({10.5f, 10.5f}, 6);
      pen.lines({{15, 15}, {20, 20}});
      break;
    case Icon::present:
      pen.lines({{3, 4}, {21, 4}});
      pen.lines({{5, 4}, {5, 15}, {19, 15}, {19, 4}});
      pen.lines({{12, 15}, {12, 18}});
      pen.lines({{8, 21}, {12, 18}, {16, 21}});
      break;
    case Icon::open:
      pen.lines({{3, 19}, {3, 5}, {9, 5}, {11, 8}, {21, 8}, {21, 19}}, true);
      break;
    case Icon::save:
      pen.lines({{12, 4}, {12, 15}});
      pen.lines({{7, 10}, {12, 15}, {17, 10}});
      pen.lines({{4, 20}, {20, 20}});
      break;
    case Icon::close:
      pen.lines({{6, 6}, {18, 18}});
      pen.lines({{18, 6}, {6, 18}});
      break;
    case Icon::up:
      pen.lines({{6, 15}, {12, 9}, {18, 15}});
      break;
    case Icon::down:
    case Icon::chevron_down:
      pen.lines({{6, 9}, {12, 15}, {18, 9}});
      break;
    case Icon::chevron_right:
      pen.lines({{9, 6}, {15, 12}, {9, 18}});
      break;
    case Icon::information:
      pen.circle({12, 12}, 8.5f);
      pen.lines({{12, 11}, {12, 16}});
      pen.dot({12, 8}, 1.2f);
      break;
    case Icon::alert:
      pen.lines({{12, 4}, {21, 20}, {3, 20}}, true);
      pen.lines({{12, 10}, {12, 14}});
      pen.dot({12, 17}, 1.1f);
      break;
    case Icon::edit:
      pen.lines({{5, 19}, {6, 15}, {15.5f, 5.5f}, {18.5f, 8.5f}, {9, 18}}, true);
      break;
    case Icon::back:
      pen.lines({{15, 5}, {8, 12}, {15, 19}});
      break;
  }
}

}  // namespace malvag::ui
