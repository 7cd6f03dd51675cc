// What the app's jobs know together of the one worker that they share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "../../core/io/plan_file.hpp"
#include "../platform/host.hpp"
#include "../views/shown/snapshot.hpp"

namespace malvag::shell {

// A whole number of a message from the worker; 0: there is none.
inline std::int64_t whole_at(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

struct WorkerLine {
  std::int64_t last_job = 0;
  std::optional<edit::Revision> revision_there;  // the plan that the worker has
  bool is_gone = false;                          // it cannot be started here
  static constexpr std::size_t bytes_of_a_frame = 300'000;
  std::optional<edit::Revision> revision_written;  // the plan of the writer
  std::optional<io::PlanWriter> writer;

  // Writes down a part of the plan for the worker; false: it is written, or the worker has it.
  bool write_some(const views::Snapshot& snapshot) {
    if (revision_there == snapshot.revision()) return false;
    if (revision_written != snapshot.revision()) {
      revision_written = snapshot.revision();
      writer.emplace(snapshot.plan());
    }
    return writer->step(bytes_of_a_frame);
  }

  // Starts a job on the snapshot's plan, which is sent along where the worker has not got it. Gives
  // the job's number.
  std::int64_t start(const views::Snapshot& snapshot, const char* what, std::int64_t seed,
                     Json input, platform::Effects& effects) {
    const bool has_plan = revision_there != snapshot.revision();
    Json message = {{"type", "job"},
                    {"kind", "start"},
                    {"job", ++last_job},
                    {"what", what},
                    {"revision", snapshot.revision().number()},
                    {"seed", seed},
                    {"hasPlan", has_plan},
                    {"input", std::move(input)}};
    std::string bytes;
    if (has_plan) {
      while (write_some(snapshot)) continue;
      bytes = writer->take();
      writer.reset();
      revision_written.reset();
    }
    revision_there = snapshot.revision();
    effects.push_back({std::move(message), std::move(bytes)});
    return last_job;
  }
  static void cancel(std::int64_t job, platform::Effects& effects) {
    effects.push_back({{{"type", "job"}, {"kind", "cancel"}, {"job", job}}, {}});
  }
};

}  // namespace malvag::shell
