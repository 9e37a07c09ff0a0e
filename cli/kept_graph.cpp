#include "cli/kept_graph.hpp"

namespace lazo::cli {

Result<const OpenGraph*> KeptGraph::current() {
  if (graph_) {
    if (graph_->refresh().ok()) return &*graph_;
    graph_.reset();  // moved away or replaced: what lies there now is opened
  }
  LAZO_TRY(OpenGraph opened, OpenGraph::open(path_));
  graph_.emplace(std::move(opened));
  return &*graph_;
}

}  // namespace lazo::cli
