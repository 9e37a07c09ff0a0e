// The only file that knows Boost.Asio and Boost.Beast. Tested by serve_test.py.
#include "cli/serve/http_server.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <set>
#include <sys/resource.h>
#include <thread>

#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

namespace lazo::cli::serve {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;
using Code = boost::system::error_code;
using Parser = http::request_parser<http::empty_body>;
using Message = http::response<http::string_body>;

constexpr std::chrono::milliseconds kAfterNoDescriptor{100};

std::string text_of(boost::string_view view) {
  return std::string(view.data(), view.size());
}

Request request_of(const http::request<http::empty_body>& message) {
  Request request;
  request.method = text_of(message.method_string());
  request.target = text_of(message.target());
  request.host = text_of(message[http::field::host]);
  request.origin = text_of(message[http::field::origin]);
  request.authorization = text_of(message[http::field::authorization]);
  request.fetch_site = text_of(message["Sec-Fetch-Site"]);
  return request;
}

Response plain(int status, std::string text) {
  Response response;
  response.status = status;
  response.type = "text/plain; charset=utf-8";
  response.body = std::move(text) + "\n";
  return response;
}

/// Threads that take jobs in turn. A job learns the number of its thread.
class Workers {
 public:
  using Job = std::function<void(std::size_t worker)>;

  explicit Workers(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) threads_.emplace_back([this, i] { work(i); });
  }
  ~Workers() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    wake_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// False if there are `most` jobs waiting already.
  bool add(Job job, std::size_t most) {
    {
      const std::lock_guard lock(mutex_);
      if (jobs_.size() >= most) return false;
      jobs_.push_back(std::move(job));
    }
    wake_.notify_one();
    return true;
  }

 private:
  void work(std::size_t number) {
    while (true) {
      Job job;
      {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [this] { return ended_ || !jobs_.empty(); });
        if (jobs_.empty()) return;
        job = std::move(jobs_.front());
        jobs_.pop_front();
      }
      job(number);
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  bool ended_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace

struct HttpServer::Impl {
  class Connection;

  Impl(HttpOptions the_options, HttpHandler the_handler)
      : options(std::move(the_options)), handler(std::move(the_handler)) {}

  void accept();
  void begin_to_stop();

  HttpOptions options;
  HttpHandler handler;
  std::set<Connection*> connections;  // each keeps itself alive while an operation is under way
  asio::io_context context{1};
  tcp::acceptor acceptor{context};
  asio::signal_set signals{context};
  asio::steady_timer pause{context};
  bool stopping = false;
  std::unique_ptr<Workers> workers;  // last: its threads end before what they use
};

/// One client. Everything but the handler runs on the thread of the context. Held by shared_ptr
/// since its pending operations, in whatever order they end, are what keeps it alive.
class HttpServer::Impl::Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Impl& server, tcp::socket socket)
      : server_(server), stream_(std::move(socket)), deadline_(server.context) {
    server_.connections.insert(this);
  }
  ~Connection() { server_.connections.erase(this); }

  void start() { read(server_.options.head_seconds); }

  /// Closes it if it is waiting for a request, else after the answer.
  void end() {
    last_ = true;
    if (waiting_) stream_.socket().close(ignored_);
  }

 private:
  void read(int seconds) {
    parser_.emplace();
    parser_->header_limit(server_.options.most_head_bytes);
    parser_->body_limit(0);
    waiting_ = buffer_.size() == 0;
    stream_.expires_after(std::chrono::seconds(seconds));
    if (!waiting_) return read_head();
    // What is idle may stay so for long; a request that has begun must end soon.
    stream_.async_read_some(
        buffer_.prepare(4096), [self = shared_from_this()](Code error, std::size_t got) {
          self->waiting_ = false;
          if (error) return self->on_head(error);
          self->buffer_.commit(got);
          self->stream_.expires_after(std::chrono::seconds(self->server_.options.head_seconds));
          self->read_head();
        });
  }

  void read_head() {
    http::async_read_header(
        stream_, buffer_, *parser_,
        [self = shared_from_this()](Code error, std::size_t) { self->on_head(error); });
  }

  void on_head(Code error) {
    if (error == http::error::end_of_stream || error == asio::error::eof ||
        error == beast::error::timeout || error == asio::error::operation_aborted ||
        error == asio::error::connection_reset) {
      return close();
    }
    if (error == http::error::header_limit) {
      return refuse(431, "the request head is too large");
    }
    if (error == http::error::body_limit) return refuse(413, "requests have no body here");
    if (error) return refuse(400, "malformed request");
    const auto& message = parser_->get();
    if (message.has_content_length() && !parser_->is_done()) {
      return refuse(413, "requests have no body here");
    }
    if (message.chunked()) return refuse(413, "requests have no body here");
    keep_alive_ = message.keep_alive();
    head_only_ = message.method() == http::verb::head;
    version_ = message.version();
    if (message.method() != http::verb::get && !head_only_) {
      last_ = true;
      Response response = plain(405, "only GET and HEAD are answered");
      response.headers.emplace_back("Allow", "GET, HEAD");
      return write(std::move(response));
    }
    ask(request_of(message));
  }

  /// Has the request answered by a worker, or not at all after a while.
  void ask(Request request) {
    const std::uint64_t turn = ++turn_;
    stream_.expires_never();
    auto self = shared_from_this();
    const bool taken = server_.workers->add(
        [self, turn, request = std::move(request)](std::size_t worker) mutable {
          Response response = self->server_.handler(request, worker);
          // The worker lets go of the connection: only the context's thread may end it.
          asio::io_context& context = self->server_.context;
          asio::post(context,
                     [self = std::move(self), turn, response = std::move(response)]() mutable {
                       self->answer(turn, std::move(response));
                     });
        },
        server_.options.most_waiting);
    if (!taken) {
      Response response = plain(503, "too many requests are waiting");
      response.headers.emplace_back("Retry-After", "1");
      return answer(turn, std::move(response));
    }
    deadline_.expires_after(std::chrono::seconds(server_.options.answer_seconds));
    deadline_.async_wait([self, turn](Code error) {
      if (error) return;
      self->last_ = true;
      self->answer(turn, plain(503, "the answer took too long; ask for less"));
    });
  }

  /// The first answer to a request counts; one that comes after its deadline is dropped.
  void answer(std::uint64_t turn, Response response) {
    if (turn != turn_ || answered_ == turn) return;
    answered_ = turn;
    deadline_.cancel();
    write(std::move(response));
  }

  void refuse(int status, std::string text) {
    last_ = true;
    write(plain(status, std::move(text)));
  }

  void write(Response response) {
    auto message = std::make_shared<Message>();  // must outlive the operation
    message->version(version_ == 0 ? 11 : version_);
    message->result(static_cast<unsigned>(response.status));
    message->set(http::field::content_type, response.type);
    message->set("X-Content-Type-Options", "nosniff");
    for (const auto& [name, value] : response.headers) message->set(name, value);
    message->keep_alive(keep_alive_ && !last_ && !server_.stopping);
    message->content_length(response.body.size());
    if (!head_only_) message->body() = std::move(response.body);
    stream_.expires_after(std::chrono::seconds(server_.options.answer_seconds));
    const auto done = [self = shared_from_this(), message](Code error, std::size_t) {
      if (error || !message->keep_alive()) return self->close();
      self->read(self->server_.options.idle_seconds);
    };
    if (head_only_) {
      // A reply to HEAD has the length of a body that it does not have.
      auto serializer = std::make_shared<http::response_serializer<http::string_body>>(*message);
      http::async_write_header(
          stream_, *serializer,
          [serializer, done](Code error, std::size_t size) { done(error, size); });
    } else {
      http::async_write(stream_, *message, done);
    }
  }

  void close() {
    stream_.socket().shutdown(tcp::socket::shutdown_both, ignored_);
    stream_.socket().close(ignored_);
  }

  Impl& server_;  // outlives its connections: run() returns after the last
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  asio::steady_timer deadline_;
  Code ignored_;
  std::uint64_t turn_ = 0;      ///< number of the request
  std::uint64_t answered_ = 0;  ///< that was answered last
  unsigned version_ = 0;
  bool keep_alive_ = false;
  bool head_only_ = false;
  bool waiting_ = false;  ///< for the first byte of a request
  bool last_ = false;     ///< closes after the answer
};

void HttpServer::Impl::accept() {
  acceptor.async_accept([this](Code error, tcp::socket socket) {
    if (stopping) return;
    if (error) {
      // Out of descriptors, mostly: connections that close free some.
      pause.expires_after(kAfterNoDescriptor);
      pause.async_wait([this](Code) {
        if (!stopping) accept();
      });
      return;
    }
    Code ignored;
    if (connections.size() < options.most_connections) {
      socket.set_option(tcp::no_delay(true), ignored);
      std::make_shared<Connection>(*this, std::move(socket))->start();
    } else {
      socket.close(ignored);
    }
    accept();
  });
}

void HttpServer::Impl::begin_to_stop() {
  if (stopping) return;
  stopping = true;
  Code ignored;
  acceptor.close(ignored);
  signals.clear(ignored);  // a second signal ends the program at once
  pause.cancel();
  for (Connection* connection : connections) connection->end();
}

HttpServer::HttpServer(HttpOptions options, HttpHandler handler)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(handler))) {}

HttpServer::~HttpServer() = default;

Result<std::uint16_t> HttpServer::listen() {
  Code error;
  const asio::ip::address address = asio::ip::make_address(impl_->options.address, error);
  if (error) {
    return Error{ErrorCode::kUsage,
                 quoted(impl_->options.address) + " is no address",
                 {},
                 "write 127.0.0.1, ::1 or 0.0.0.0"};
  }
  const tcp::endpoint endpoint(address, impl_->options.port);
  tcp::acceptor& acceptor = impl_->acceptor;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    return Error{ErrorCode::kSystem,
                 "cannot listen on " + impl_->options.address + ":" +
                     std::to_string(impl_->options.port) + ": " + error.message(),
                 {},
                 "--port 0 takes any that is free"};
  }
  return acceptor.local_endpoint().port();
}

void HttpServer::run() {
  // A thousand clients are a thousand descriptors; the usual limit is 1,024.
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < files.rlim_max) {
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, impl_->options.most_connections + 256);
    ::setrlimit(RLIMIT_NOFILE, &files);
  }
  impl_->workers = std::make_unique<Workers>(impl_->options.workers);
  Code ignored;
  impl_->signals.add(SIGINT, ignored);
  impl_->signals.add(SIGTERM, ignored);
  impl_->signals.async_wait([this](Code error, int) {
    if (!error) impl_->begin_to_stop();
  });
  impl_->accept();
  impl_->context.run();
  impl_->workers.reset();
}

void HttpServer::stop() {
  asio::post(impl_->context, [this] { impl_->begin_to_stop(); });
}

Result<Request> parse_request(std::string_view bytes) {
  Parser parser;
  parser.header_limit(HttpOptions{}.most_head_bytes);
  parser.body_limit(0);
  Code error;
  parser.put(asio::buffer(bytes.data(), bytes.size()), error);
  if (!error && !parser.is_header_done()) error = http::error::partial_message;
  if (error) return Error{ErrorCode::kBadInput, error.message(), {}, {}};
  return request_of(parser.get());
}

}  // namespace lazo::cli::serve
