// The widget kit: the only door to Dear ImGui. A widget draws itself, listens, and writes its node
// of the semantic tree, all in one call; it answers "was pressed" alike for a finger, a key, the
// mirror and a test. Ids are paths of domain ids, never labels or places in a list.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "geometry.hpp"
#include "icons.hpp"
#include "semantics.hpp"
#include "text.hpp"
#include "theme.hpp"

struct ImDrawList;
struct ImDrawListSplitter;
struct ImFont;
struct ImGuiContext;

namespace malvag::ui {

enum class Weight { regular, semibold, bold };

struct TextStyle {
  float size = 16;  // CSS pixels, as font-size
  float line = 24;  // from one line to the next
  Weight weight = Weight::regular;
};
namespace style {
inline constexpr TextStyle title{32, 38, Weight::bold};
inline constexpr TextStyle narrow_title{24, 30, Weight::bold};
inline constexpr TextStyle subtitle{20, 26, Weight::bold};
inline constexpr TextStyle answer{20, 29, Weight::regular};
inline constexpr TextStyle narrow_answer{17, 25, Weight::regular};
inline constexpr TextStyle body{16, 24, Weight::regular};
inline constexpr TextStyle strong{16, 24, Weight::bold};
inline constexpr TextStyle label{16, 24, Weight::semibold};
inline constexpr TextStyle button{15, 22, Weight::semibold};
inline constexpr TextStyle row{15, 20, Weight::regular};
inline constexpr TextStyle row_strong{15, 20, Weight::bold};
inline constexpr TextStyle small{14, 20, Weight::regular};
inline constexpr TextStyle small_strong{14, 20, Weight::semibold};
}  // namespace style

enum class Align { left, centre, right };

enum class ButtonKind { primary, secondary, quiet };

enum class Layout { narrow, medium, wide };  // under 900, under 1280, from 1280 CSS pixels

// What came in since the last frame, for the widgets to take.
struct Input {
  std::unordered_set<std::string> activated;
  std::unordered_map<std::string, std::string> set;
  std::unordered_map<std::string, std::string> written;  // a field being written in
  std::unordered_set<std::string> dismissed;
};

// A person's choices about how things are shown.
struct Appearance {
  Language language = Language::sv;
  std::string theme = "light";
  float text_size = 1;  // 1 … 2
  bool touch = false;
  bool reduced_motion = false;
  bool operator==(const Appearance&) const = default;
};

// What is written in the fields of forms and has not led to a change yet, by the field's id: kept
// beside the plan, so that a form that is left half done is not begun anew.
using Drafts = std::map<std::string, std::string>;

// The id of a field about an entity: of no other one's, so that what is written in it goes nowhere
// else, whatever is shown in its place meanwhile.
inline std::string about(const std::string& field, std::string_view entity) {
  return field + "@" + std::string(entity);
}

struct Searched {
  std::optional<std::string> written;  // what stands in the field, as it is being written
  bool entered = false;                // Enter was pressed in it
  bool dismissed = false;              // Escape
};

struct Pressed {
  bool pressed = false;
  bool held = false;
  bool released = false;  // was held until this frame
  bool hovered = false;
  bool focused = false;  // by keyboard, a ring is due
};

// What is too long to be a name is cut, with "…".
std::string shortened(std::string_view text);
std::string shortened(std::string_view text, std::size_t bytes);

// How far each scroll area is scrolled, CSS pixels from its top.
using ScrollTops = std::unordered_map<std::string, float>;

enum class PointerKind { move, down, up, cancel, leave };

class Ui {
 public:
  Ui();  // makes a Dear ImGui context of its own
  ~Ui();
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;
  // --- the shell's side -------------------------------------------------------------------------
  void make_current();  // before anything else, where several live beside each other
  void resize(float width, float height, float pixels_per_unit);
  void pointer(PointerKind kind, Point place, int button, bool touch);
  bool has_input_waiting() const;  // for frames to come: a press and its release take one each
  void load_font(std::string_view name, std::string bytes);
  bool has_fonts() const;
  void begin_frame(const Appearance& appearance, float width, float height, Input input);
  void end_frame();
  void focus_is_on(std::string id, bool visible);
  void scrolled(const std::string& id, float top);
  void scroll_to(const std::string& id, float top);
  ScrollTops scroll_tops() const;  // of the areas that the last frame showed
  const SemanticTree& tree() const { return tree_; }
  std::string_view cursor() const { return cursor_; }
  std::optional<std::string> take_wanted_focus();
  const std::vector<std::string>& cut_texts() const { return cut_texts_; }  // for tests

  // --- what is asked ----------------------------------------------------------------------------
  const Appearance& appearance() const { return appearance_; }
  Language language() const { return appearance_.language; }
  const Theme& theme() const { return *theme_; }
  Layout layout() const;
  float width() const { return width_; }
  float height() const { return height_; }
  float px(float pixels) const { return pixels * appearance_.text_size; }  // grows with the text
  // What is drawn meanwhile is `times` as large, for who sees it from afar.
  template <class Draw>
  void enlarged(float times, Draw&& draw) {
    const float size = appearance_.text_size;
    appearance_.text_size *= times;
    draw();
    appearance_.text_size = size;
  }
  float target() const;  // the least height of what can be pressed
  std::string t(TextKey key) const;
  std::string t(TextKey key, const Filling& filling) const;
  std::string n(PluralKey key, std::int64_t count, const Filling& filling = {}) const;

  // --- drawing, without a node ------------------------------------------------------------------
  void fill(Rect rect, Colour colour, float radius = 0, float opacity = 1);
  // A part of a bar, by its place among the parts: told from those beside it by its pattern too.
  void fill_part(Rect rect, std::size_t place, float opacity = 1);
  void outline(Rect rect, Colour colour, float radius = 0, float thickness = 1);
  void rule(Point from, Point to, Colour colour, float thickness = 1);
  void stroke(const std::vector<Point>& points, Colour colour, float thickness = 1);
  // From one point to another by way of two that pull at it.
  void curve(Point from, Point first, Point second, Point to, Colour colour, float thickness = 1);
  void disc(Point centre, float radius, Colour colour);
  void ring(Point centre, float radius, Colour colour, float thickness);
  void triangle(Point centre, float size, bool upwards, Colour colour);
  void icon(Icon icon, Rect box, Colour colour);
  // One line; gives the width drawn. What has no room is written smaller, or on two
  // lines where the box is high enough, as small as can be read; what has no room then is cut with
  // "…". As every text operation it takes time by what is seen: see width_of.
  float line_of_text(Rect box, const TextStyle& style, Colour colour, std::string_view text,
                     Align align = Align::left);
  // Wrapped lines from the box's top; gives the height.
  float lines_of_text(Rect box, const TextStyle& style, Colour colour, std::string_view text);
  // Of a line's worth at most: wider than any screen.
  float width_of(const TextStyle& style, std::string_view text) const;
  float height_of(const TextStyle& style, std::string_view text, float width) const;
  // The style, smaller if the longest word needs it, so that no word is broken; at least 14.
  TextStyle fitting(TextStyle style, std::string_view text, float width) const;
  // One for words that stand beside each other in boxes as wide as `width`: so small that each has
  // room on one line, if it can be read.
  TextStyle same_for(TextStyle style, const std::vector<std::string>& words, float width) const;
  // It is seen or close above or below what is seen: so close that who holds Tab down does not get
  // past it. Of a long list, what is not near needs no node.
  bool is_near(Rect rect) const;
  void push_clip(Rect rect);
  void pop_clip();

  // Names that `is_in_it` knows are in this language, another than the page's.
  template <class IsInIt>
  void name_language(const std::string& language, IsInIt&& is_in_it) {
    tree_.each([&](Node& node) {
      if (is_in_it(node.name)) node.language = language;
    });
  }

  // --- nodes ------------------------------------------------------------------------------------
  // What follows until close() lies within.
  void open(Node node, Rect rect);
  void close();
  void close_at(float bottom);  // where its height is known only when its content is drawn
  void open_again(const std::string& id);  // to go on within a node that was closed
  void put(Node node, Rect rect);
  // Which of how many an item is, of a list that shows only what is near. `place` from 0.
  void set_place(const std::string& id, std::size_t place, std::size_t count);

  // --- widgets ----------------------------------------------------------------------------------
  Pressed pressable(const std::string& id, Rect rect);
  void heading(const std::string& id, int level, Rect rect, const TextStyle& style,
               std::string_view text);
  // Wrapped, with its node; gives the height.
  float paragraph(const std::string& id, Rect rect, const TextStyle& style, Colour colour,
                  std::string_view text, Role role = Role::text);
  // Why what was written in a field was not taken, below it: the field tells of it too.
  float problem(const std::string& field, Rect rect, std::string_view why);
  void label(const std::string& id, Rect rect, const TextStyle& style, Colour colour,
             std::string_view text, Align align = Align::left, Role role = Role::text);
  bool button(const std::string& id, Rect rect, std::string_view text, ButtonKind kind,
              bool enabled = true, std::string_view spoken = {});
  float button_width(std::string_view text) const;
  bool icon_button(const std::string& id, Rect rect, Icon icon, std::string_view name,
                   bool enabled = true);
  // A button that opens what follows.
  bool disclosure(const std::string& id, Rect rect, std::string_view text, bool expanded);
  // Gives the chosen value when it changes.
  std::optional<std::string> choice(const std::string& id, Rect rect, std::string_view name,
                                    const std::vector<Option>& options, std::string_view chosen);
  // As choice, for many options: the browser opens its own list of them. Of more than can be looked
  // through, those that hold what is written in a field beside it.
  std::optional<std::string> select(const std::string& id, Rect rect, std::string_view name,
                                    const std::vector<Option>& options, std::string_view chosen);
  // 0 … 1; gives the new value while it moves.
  std::optional<double> share_slider(const std::string& id, Rect rect, std::string_view name,
                                     double share);
  // Whole numbers from `least` to `most`, said aloud as `said`; gives the new one while it moves.
  std::optional<int> whole_slider(const std::string& id, Rect rect, std::string_view name,
                                  int value, int least, int most, std::string_view said);
  // Whole percent from `least` to `most`; gives the new value while it moves.
  std::optional<int> percent_slider(const std::string& id, Rect rect, std::string_view name,
                                    int percent, int least, int most);
  // Gives what was written when it is left or Enter is pressed.
  // A field of a form: what is written in it and not decided yet is a draft, and stands in it again
  // when the form does. True: it was changed.
  bool draft_field(const std::string& id, Rect rect, std::string_view name, std::string& value,
                   bool many_lines = false);
  void forget_drafts(std::string_view beginning, std::string_view entity);  // decided about
  const Drafts& drafts() const { return drafts_; }
  void set_drafts(Drafts drafts) { drafts_ = std::move(drafts); }
  std::optional<std::string> text_field(const std::string& id, Rect rect, std::string_view name,
                                        std::string_view value, bool many_lines = false,
                                        bool enabled = true);
  std::optional<std::string> number_field(const std::string& id, Rect rect, std::string_view name,
                                          std::string_view value);
  // Answers for each letter.
  Searched search_field(const std::string& id, Rect rect, std::string_view name,
                        std::string_view value);
  // Escape was pressed within a node.
  bool take_dismissal(const std::string& id);
  // Gives the width, at most `most` (0: as wide as its text).
  float tag(const std::string& id, Point corner, std::string_view text, Colour ground,
            Colour colour, float most = 0);
  float tag_width(std::string_view text) const;
  void card(Rect rect);
  // A card whose height is known only when its content is drawn.
  void begin_card();
  void end_card(Rect rect);
  void progress(const std::string& id, Rect rect, std::string_view name, double share);

  // A place whose content may be higher than it. The host scrolls it; between begin and end y is
  // already moved. `content_height` is told at the end.
  Rect begin_scroll(Node node, Rect rect);
  void end_scroll(float content_height);
  Rect view() const;  // what is seen of the innermost scroll area
  // Where the innermost scroll area's content begins, which lies above `rect` when it is scrolled.
  float content_top(Rect rect) const;

  // For who does not see the screen: what was done, where nothing else that is read out tells it.
  void say(std::string words);
  void put_said(const std::string& id);  // where it is read out

  void focus(const std::string& id) { wanted_focus_ = id; }
  bool is_focused(const std::string& id) const { return focused_ == id; }
  const std::string& focused() const { return focused_; }  // empty: nothing

 private:
  struct Face {
    std::string bytes;
    ImFont* font = nullptr;
    float height_per_em = 1;  // Dear ImGui sizes by ascent − descent, CSS by em
  };
  struct ScrollScope {
    std::string id;
    float top;
    Rect rect;
  };

  struct Fitted {
    TextStyle style;
    std::size_t lines = 1;
  };
  float least_size(const TextStyle& style) const;
  float smaller_by_a_step(float size) const;
  bool has_wide_word(const TextStyle& style, std::string_view text, float width) const;
  std::optional<Fitted> fitted(Rect box, TextStyle style, std::string_view text) const;
  const Face& face(Weight weight) const;
  float font_size(const TextStyle& style) const;
  Bounds unscrolled(Rect rect) const;
  bool take_activation(const std::string& id);
  std::optional<std::string> take_set(const std::string& id);
  std::optional<std::string> select_one(const std::string& id, Rect rect, std::string_view name,
                                        const std::vector<Option>& options,
                                        std::string_view chosen);
  void focus_ring(Rect rect, float radius);
  void field_box(const std::string& id, Rect rect, bool enabled);

  ImGuiContext* context_;
  Face faces_[3];
  Appearance appearance_;
  const Theme* theme_ = nullptr;
  float width_ = 0;
  float height_ = 0;
  Input input_;
  SemanticTree tree_;
  std::vector<std::string> parents_;
  std::vector<ScrollScope> scrolls_;
  ScrollTops scroll_tops_;
  ScrollTops wanted_scroll_tops_;
  Drafts drafts_;
  std::unordered_map<std::string, std::string> searched_options_;  // by the select's id
  std::string focused_;
  bool focus_visible_ = false;
  std::optional<std::string> wanted_focus_;
  int frames_without_wanted_focus_ = 0;
  // What a finger on a slider means is known by the way it goes first: sideways it moves it, up or
  // down it scrolls the page, lifted where it came down it points at a place.
  enum class Finger { none, still, sideways, away };
  Finger finger_ = Finger::none;
  Point finger_from_{};
  std::string said_;
  std::string_view cursor_ = "default";
  std::vector<std::string> cut_texts_;
  ImDrawList* draw_ = nullptr;
  std::vector<std::unique_ptr<ImDrawListSplitter>> cards_;
};

}  // namespace malvag::ui
